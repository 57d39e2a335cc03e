import type { EventKind } from '../../trace/kinds.ts';
import { thousands } from '../../trace/words.ts';

export const findIn = 'Find in events';
export const find = 'Find';
export const layer = 'Layer';
export const allLayers = 'All layers';
export const shown = 'Shown';
export const shownOf = (n: number, of: number, isLooking: boolean) => (
  <>
    {isLooking ? 'Looking…' : `${thousands(n)} of ${thousands(of)}`}
    <span className="unseen"> events</span>
  </>
);
export const show = (kinds: string) => `Show ${kinds}`;
export const kindsOfEvents = 'Kinds of events';
export const kinds: Readonly<Record<EventKind, string>> = {
  calls: 'Calls and returns',
  answers: 'start_response and write()',
  body: 'Pulls and chunks',
  close: 'close()',
  faults: 'Exceptions',
  sent: 'Sent to the client',
  details: 'Details: reads, prints, waits, flushes',
  lines: 'Lines of your code',
};

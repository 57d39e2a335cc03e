// What came of a request in the end, to be compared with what came of it elsewhere: status, headers, body, exceptions. What differs at every
// run is left out: by mask.ts and mask-drawn.ts, and by looking what differs between two runs of the very same. In which order headers of different names stand
// says nothing to a client (RFC 9110, 5.3), so it makes no other end: a layer that is moved past another only adds its headers earlier or later.
import { cursorsOf } from './cursors.ts';
import { maskDrawn } from './mask-drawn.ts';
import { perRecording } from './memo.ts';
import type { Recording } from './recording.ts';
import { responseAt } from './response-at.ts';
import type { Change } from './scene.ts';
import { eventOf, nameOf, size } from './words.ts';

/** That an exception reached the server is told with the exception. */
const ENDS: Readonly<Record<Recording['ended'], string>> = {
  complete: 'reached',
  raised: 'reached',
  stopped: 'cut off by a stop',
  exited: 'cut off: the process ended',
};

/** By name: "status", "body", "exception", "end", or a header's name behind a colon. */
export type Outcomes = ReadonlyMap<string, string>;

export const outcomeOf = perRecording((recording): Outcomes => {
  const { status, headers, body } = responseAt(recording, recording.events.length - 1);
  const facts = new Map<string, string>([['status', status ?? 'none']]);
  for (const [name, value] of headers) {
    const key = `:${name}`;
    const before = facts.get(key);
    facts.set(key, before === undefined ? value : `${before}, ${value}`);
  }
  facts.set('body', body);
  const faults = faultsOf(recording);
  if (faults !== '') facts.set('exception', faults);
  facts.set('end', ENDS[recording.ended]);
  return facts;
});

/** Each exception once, with the layer that it left first and the one that caught it. */
function faultsOf(recording: Recording): string {
  const seen = new Map<number, { what: string; caught: string }>();
  for (const cursor of cursorsOf(recording, 'raise')) {
    const event = eventOf(recording, cursor, 'raise');
    if (event === null || seen.has(event.error)) continue;
    seen.set(event.error, { what: `${event.name} in ${nameOf(recording, event.span)}`, caught: '' });
  }
  for (const cursor of cursorsOf(recording, 'catch')) {
    const event = eventOf(recording, cursor, 'catch');
    const fault = event === null ? undefined : seen.get(event.error);
    if (event !== null && fault !== undefined)
      fault.caught = event.response ? ', made a response by Django' : `, caught by ${nameOf(recording, event.span)}`;
  }
  return [...seen.values()].map(({ what, caught }) => `${what}${caught}`).join('; ');
}

/** What differs between two runs of the very same. */
export function unsteady(one: Outcomes, other: Outcomes): ReadonlySet<string> {
  const keys = [...new Set([...one.keys(), ...other.keys()])];
  return new Set(keys.filter((key) => maskDrawn(one.get(key) ?? '') !== maskDrawn(other.get(key) ?? '')));
}

/** The same for outcomes that are alike but for what is left out. */
export function signatureOf(outcome: Outcomes, without: ReadonlySet<string>): string {
  const kept = [...outcome].filter(([key]) => !without.has(key)).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(kept.map(([key, text]) => [key, maskDrawn(text)]));
}

/** What is otherwise in `here` than in `there`. */
export function outcomeChanges(here: Outcomes, there: Outcomes, without: ReadonlySet<string>): readonly Change[] {
  const keys = [...new Set([...here.keys(), ...there.keys()])].filter((key) => !without.has(key));
  return keys.flatMap((key): Change[] => {
    const [now, was] = [here.get(key), there.get(key)];
    if (maskDrawn(now ?? '') === maskDrawn(was ?? '')) return [];
    const said = (text: string) => (key === 'body' ? size(text.length) : text);
    const isHeader = key.startsWith(':');
    const isSameSize = key === 'body' && now?.length === was?.length;
    return [
      {
        what: isHeader ? 'header' : key === 'status' ? 'status' : key === 'body' ? 'body' : 'fault',
        sign: now === undefined ? '-' : was === undefined ? '+' : '~',
        key: isHeader ? key.slice(1) : isSameSize ? 'content of the body' : key,
        ...(was === undefined ? {} : { was: said(was) }),
        ...(now === undefined ? {} : { now: said(now) }),
      },
    ];
  });
}

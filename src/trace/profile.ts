// The dive profile of the timeline: how deep control is at each hop. 0 is the client, 1 the server, then one for each skin.
import { hopsOf } from './hops.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import type { Tone } from './scene.ts';
import { isEager, linkAt } from './spans.ts';
import { skinOfSpan } from './stack.ts';
import { toneAt } from './tones.ts';

/** `end`: the moment at which a run was stopped. */
export type DiveKind = 'down' | 'up' | 'start_response' | 'chunk' | 'next' | 'close' | 'raise' | 'catch' | 'hook' | 'end';

export interface Dive {
  cursor: Cursor;
  /** Where control is when this hop begins. */
  depth: number;
  /** Where the hop leads. Control goes there as well, but for a start_response: its stem ends there, control stays. */
  to: number;
  kind: DiveKind;
  tone: Tone;
}

export const profileOf = perRecording((recording): readonly Dive[] =>
  hopsOf(recording).map((cursor) => diveAt(recording, cursor)),
);

/** Of any crossing, hop or not. */
export function diveAt(recording: Recording, cursor: Cursor): Dive {
  const event = recording.events[cursor];
  const { other } = linkAt(recording, cursor);
  const own = event?.span === null || event === undefined ? 0 : skinOfSpan(recording, event.span) + 1;
  const there = other === null ? 0 : skinOfSpan(recording, other) + 1;
  const answer = toneAt(recording, cursor);
  const dive = (kind: DiveKind, depth: number, to: number, tone: Tone): Dive => ({ cursor, kind, depth, to, tone });
  switch (event?.type) {
    case 'received':
      return dive('down', 0, 1, 'req');
    case 'call':
      return dive('down', there, own, 'req');
    case 'next':
      return dive('next', there, own, 'req');
    case 'close':
      return dive('close', there, own, 'req');
    case 'start_response':
      return dive('start_response', own, event.to === null ? own : there, answer);
    case 'chunk':
      return dive('chunk', isEager(recording, event.body) ? there : own, there, answer);
    case 'write':
      return dive('chunk', own, event.to === null ? own : there, answer);
    case 'drain':
      return dive('chunk', own, there, answer);
    case 'return':
    case 'stop':
      return dive('up', own, there, answer);
    case 'raise':
      return dive('raise', own, there, 'fault');
    case 'catch':
      return dive('catch', own, own, 'fault');
    case 'hook':
      return dive('hook', own, own, event.gave === 'raised' ? 'fault' : event.name === 'process_view' ? 'req' : answer);
    case 'sent':
      return dive('up', 1, 0, answer);
    default:
      return dive('end', own, own, 'fault');
  }
}

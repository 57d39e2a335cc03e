// One event as an arrow between two lanes: from whom to whom, with which mark, and what it carries in a word or two.
import { sizeOfReturn } from './bodies.ts';
import { changesAt } from './changes.ts';
import { statusText } from './django.ts';
import { perMoment } from './memo.ts';
import { diveAt } from './profile.ts';
import type { Cursor, Recording } from './recording.ts';
import type { Change, Tone } from './scene.ts';
import { isEager, linkAt } from './spans.ts';
import { skinOfSpan } from './stack.ts';
import { toneAt } from './tones.ts';
import { brief, codeOf, size, textOf, weightOf } from './words.ts';

/** `arrow` filled and `flag` hollow, between two lanes; the others stand on one. */
export type Mark = 'arrow' | 'flag' | 'pull' | 'bead' | 'close' | 'fault' | 'catch' | 'dot' | 'line';

export interface Arrow {
  cursor: Cursor;
  /** Lanes: 0 the client, 1 the server, then one for each skin. Alike: it stays within one. */
  from: number;
  to: number;
  mark: Mark;
  tone: Tone;
  /** What it carries. */
  label: string;
}

const MARKS: Readonly<Record<string, Mark>> = {
  received: 'arrow',
  call: 'arrow',
  return: 'arrow',
  stop: 'arrow',
  sent: 'arrow',
  drain: 'bead',
  chunk: 'bead',
  write: 'bead',
  next: 'pull',
  close: 'close',
  start_response: 'flag',
  raise: 'fault',
  catch: 'catch',
  open: 'line',
  line: 'line',
  leave: 'line',
};

export const arrowAt = perMoment((recording, cursor): Arrow => {
  const event = recording.events[cursor];
  const mark = MARKS[event?.type ?? ''] ?? 'dot';
  const label = labelAt(recording, cursor);
  if (mark === 'dot' || mark === 'line') {
    const lane = event === undefined || event.span === null ? 1 : skinOfSpan(recording, event.span) + 1;
    return { cursor, from: lane, to: lane, mark, tone: toneAt(recording, cursor), label };
  }
  const { depth, to, tone } = diveAt(recording, cursor);
  // A list's chunks come to the one who asks, out of the layer whose list it is.
  const own = event?.type === 'chunk' && event.span !== null && isEager(recording, event.body);
  const from = own ? skinOfSpan(recording, event.span) + 1 : depth;
  return { cursor, from, to, mark, tone, label };
});

function labelAt(recording: Recording, cursor: Cursor): string {
  const event = recording.events[cursor];
  const changes = changesAt(recording, cursor);
  const { nth } = linkAt(recording, cursor);
  switch (event?.type) {
    case 'received': {
      const [change] = changes;
      return change === undefined ? size(weightOf(recording, event)) : `${change.key} ${brief(change.now ?? '', 40)}`;
    }
    case 'call': {
      const told = changed(changes.filter(({ what, sign }) => what === 'environ' && sign !== ''));
      return told || 'call';
    }
    case 'start_response': {
      const status = changes.find(({ what }) => what === 'status');
      if (status !== undefined) return brief(textOf(event.status), 40);
      return changed(changes.filter(({ what }) => what === 'header')) || codeOf(event.status);
    }
    case 'return': {
      if (event.response)
        return `${statusText(event.response)}${event.response.size === null ? '' : `, ${size(event.response.size)}`}`;
      const out = sizeOfReturn(recording, cursor);
      if (out !== null) return size(out);
      if (event.body === undefined) return event.value === undefined ? 'returns' : brief(event.value.text, 30);
      return recording.bodies[event.body]?.kind ?? 'body';
    }
    case 'next':
      return `next() ${nth}`;
    case 'chunk':
      return event.bytes === undefined ? brief(event.value?.text ?? '', 30) : `${nth}: ${size(weightOf(recording, event))}`;
    case 'write':
      return `write ${size(weightOf(recording, event))}`;
    case 'drain':
      return event.count === null ? 'the rest' : `${event.count} at once`;
    case 'stop':
      return 'no more';
    case 'close':
      return 'close()';
    case 'hook':
      return `${event.name}()`;
    case 'middleware':
      return 'MIDDLEWARE';
    case 'query':
      return brief(event.sql, 40);
    case 'signal':
      return event.name;
    case 'connect':
      return event.signal;
    case 'wiring':
      return 'signals';
    case 'registry':
      return 'registry';
    case 'raise':
      return event.name;
    case 'catch':
      return event.response ? `becomes ${statusText(event.response)}` : 'caught';
    case 'sent':
      return (
        changes.find(({ what }) => what === 'status')?.now ??
        changes.find(({ what }) => what === 'sent')?.now ??
        size(weightOf(recording, event))
      );
    case 'enter':
      return 'begins';
    case 'print':
      return brief(event.text, 40);
    case 'read':
      return `reads ${size(event.got)}`;
    case 'wait':
      return { sleep: 'sleeps', input: 'waits', client: 'waits', gone: 'hangs up' }[event.on];
    case 'open':
      return `${event.name}()`;
    case 'line':
      return event.place === null ? 'line' : `line ${event.place.line}`;
    case 'leave':
      return event.error !== undefined ? 'raises' : event.yields ? 'yields' : 'returns';
    default:
      return event?.type ?? '';
  }
}

/** "+ REMOTE_USER", "- GZIP, 2 more". */
function changed(changes: readonly Change[]): string {
  const [first, ...more] = changes;
  if (first === undefined) return '';
  return `${first.sign} ${first.key}${more.length > 0 ? `, ${more.length} more` : ''}`;
}

/** Between whom, in words: "Timing to Auth". */
export function betweenWhom(names: readonly string[], { from, to }: Arrow): string {
  const name = (lane: number) => names[lane] ?? '?';
  return from === to ? name(from) : `${name(from)} to ${name(to)}`;
}

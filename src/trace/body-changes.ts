// What a layer did with the body that came to it: another size, other chunks, a stream made a block.
import { innerReturn, sizeOfReturn, takenFor } from './bodies.ts';
import { isAroundDjango } from './django.ts';
import type { EventOf } from './event.ts';
import { type Flow, flowAt, takenBetween } from './flow.ts';
import type { Cursor, Recording } from './recording.ts';
import type { Change } from './scene.ts';
import { isEager, linkAt } from './spans.ts';
import { blockOf, counted, eventOf, size, weightOf } from './words.ts';

const NO_CHANGES: readonly Change[] = [];

export function bodyChange(recording: Recording, cursor: Cursor, event: EventOf<'return'>): readonly Change[] {
  // Out of Django comes the very response that its outermost layer gave: now as a body.
  if (event.response || (event.body !== undefined && isAroundDjango(recording, event.span))) return NO_CHANGES;
  const out = sizeOfReturn(recording, cursor);
  const now = out === null ? kindOf(recording, event) : size(out);
  const at = event.span === null ? null : innerReturn(recording, event.span, cursor);
  const inner = at === null ? null : eventOf(recording, at, 'return');
  if (at === null || inner === null) return [{ what: 'body', sign: '', key: 'body', now }];
  if (inner.body !== undefined && inner.body === event.body) return [];
  const taken = event.span === null ? null : takenBetween(recording, event.span, at, cursor);
  // A stream that was read before anything went up is a block now.
  if (out !== null && taken !== null && taken.chunks > 0 && inner.body !== undefined && !isEager(recording, inner.body)) {
    const block = counted(event.holds?.length ?? 1, 'block');
    return [
      { what: 'body', sign: '~', key: 'body', was: size(taken.bytes), now, sizes: [taken.bytes, out] },
      inGroups('buffered', taken.chunks, block),
    ];
  }
  const into = sizeOfReturn(recording, at);
  const was = into === null ? kindOf(recording, inner) : size(into);
  if (into !== null && out !== null) {
    if (into === out && contentOf(recording, inner) === contentOf(recording, event)) return [];
    return [{ what: 'body', sign: '~', key: 'body', was, now, sizes: [into, out] }];
  }
  return [{ what: 'body', sign: '~', key: 'body', was, now }];
}

/** What a body is called while its size is not known. */
export function kindOf(recording: Recording, event: EventOf<'return'>): string {
  if (event.value) return event.value.type;
  if (event.response) return event.response.type;
  const kind = event.body === undefined ? 'unknown' : recording.bodies[event.body]?.kind;
  return kind === undefined || kind === 'unknown' ? 'iterable' : kind;
}

const contentOf = (recording: Recording, event: EventOf<'return'>): string | undefined =>
  event.holds?.map((item) => (typeof item === 'number' ? recording.bytes[item] : item.text)).join('') ?? event.value?.text;

export function chunkChanges(recording: Recording, cursor: Cursor, event: EventOf<'chunk'>): readonly Change[] {
  if (event.value) return [{ what: 'fault', sign: '!', key: `chunk is ${event.value.type}`, now: event.value.text }];
  if (isEager(recording, event.body)) return NO_CHANGES;
  const key = `chunk ${linkAt(recording, cursor).nth}`;
  const out = weightOf(recording, event);
  const now = size(out);
  const flow = flowAt(recording, cursor);
  if (flow?.isSame && (flow.of > 0 || flow.left > 0)) {
    if (flow.of === 1 && !flow.isSplit && flow.left === 0) return NO_CHANGES;
    return [{ what: 'body', sign: '', key, now }, ...regrouped(flow)];
  }
  const cursors = takenFor(recording, cursor);
  if (cursors.length === 0) return [{ what: 'body', sign: '', key, now }];
  const taken = cursors.flatMap((at) => eventOf(recording, at, 'chunk') ?? []);
  const into = taken.reduce((sum, chunk) => sum + weightOf(recording, chunk), 0);
  const content = taken.map((chunk) => blockOf(recording, chunk) ?? '').join('');
  if (into === out && content === blockOf(recording, event)) return [];
  const many: Change[] = taken.length > 1 ? [inGroups('merged', taken.length, '1 chunk')] : [];
  return [{ what: 'body', sign: '~', key, was: size(into), now, sizes: [into, out] }, ...many];
}

/** So many chunks became that. */
export const inGroups = (key: string, chunks: number, now: string): Change => ({
  what: 'body',
  sign: '~',
  key,
  was: counted(chunks, 'chunk'),
  now,
});

/** The same bytes in other chunks. */
function regrouped({ of, isSplit, left }: Flow): readonly Change[] {
  const changes: Change[] = [];
  if (of > 1) changes.push(inGroups('merged', of, '1 chunk'));
  if (isSplit) changes.push(inGroups('split', of, 'a part'));
  if (left > 0) changes.push({ what: 'body', sign: '', key: 'held back', now: size(left) });
  return changes;
}

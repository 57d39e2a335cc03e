// Rules for the component that plays both sides: it must not wait for several chunks, and must not drop an application that never ran.
import { cursorsOf, merged } from '../cursors.ts';
import { perRecording } from '../memo.ts';
import type { BodyId, Cursor, Recording, SpanId } from '../recording.ts';
import { at, code, say, who } from '../say.ts';
import { linkAt, spanFacts } from '../spans.ts';
import { weightOf } from '../words.ts';
import { keeperOf } from './close.ts';
import { bodyFacts, isWhole, returnOf } from './facts.ts';
import { type Breach, type Rule, SECTIONS } from './verdict.ts';

const writesBy = perRecording((recording): ReadonlyMap<SpanId, readonly Cursor[]> => {
  const table = new Map<SpanId, Cursor[]>();
  for (const cursor of cursorsOf(recording, 'write')) {
    const span = recording.events[cursor]?.span ?? null;
    const row = span === null ? undefined : table.get(span);
    if (row !== undefined) row.push(cursor);
    else if (span !== null) table.set(span, [cursor]);
  }
  return table;
});

/** When a layer gave something up: each chunk of its own body, what it wrote, and its return. */
function outputs(recording: Recording, span: SpanId, body: BodyId): readonly Cursor[] {
  const chunks = bodyFacts(recording, body).chunks.map(({ cursor }) => cursor);
  const returned = spanFacts(recording)[span]?.returned ?? -1;
  return [...chunks, ...(writesBy(recording).get(span) ?? []), returned].toSorted((a, b) => a - b);
}

const waits: Rule = {
  id: 'middleware-waits',
  name: 'A middleware does not wait for several chunks before it gives one',
  section: SECTIONS.blocking,
  towards: 'server',
  find: (recording) =>
    recording.bodies.flatMap((body): Breach[] => {
      const span = keeperOf(recording, body);
      if (span === null || (body.kind !== 'generator' && body.kind !== 'iterator')) return [];
      // Of what it only throws away, nobody waits for anything: a later call was the one that counted, or its body goes up.
      const own = returnOf(recording, span)?.body;
      const last = spanFacts(recording)[span]?.children.at(-1);
      if (own === undefined || recording.bodies[own]?.maker !== span) return [];
      if (last === undefined || returnOf(recording, last)?.body !== body.id) return [];
      const given = outputs(recording, span, own);
      const taken = bodyFacts(recording, body.id).chunks.filter((chunk) => chunk.by === span && chunk.size > 0);
      const second = taken.findIndex((chunk, i) => {
        const before = taken[i - 1];
        return before !== undefined && !given.some((cursor) => cursor > before.cursor && cursor < chunk.cursor);
      });
      const chunk = taken[second];
      if (chunk === undefined) return [];
      const what = `${taken.length} chunk${taken.length === 1 ? '' : 's'}`;
      const says = say`${who(recording, span)} takes a second chunk from ${who(recording, body.maker)} before it has given anything for the first (${what} in all): a stream becomes a block, and its reader waits.`;
      const fix = say`${code('yield')} something for each chunk that comes; ${code("yield b''")} where there is nothing to give yet.`;
      return [{ span, cursor: chunk.cursor, says, fix }];
    }),
};

const neverBegun: Rule = {
  id: 'generator-never-begins',
  name: 'A body that is asked for is read or closed',
  section: SECTIONS.details,
  towards: 'application',
  find: (recording) => {
    if (!isWhole(recording)) return [];
    return recording.bodies.flatMap((body): Breach[] => {
      const span = keeperOf(recording, body);
      const maker = body.maker === null ? undefined : spanFacts(recording)[body.maker];
      if (span === null || body.kind !== 'generator' || maker === undefined || !maker.lazy || maker.entered !== null) return [];
      const { pulls, drains, closes } = bodyFacts(recording, body.id);
      if (pulls.length + drains.length + closes.length > 0 || maker.returned === null) return [];
      const says = say`${who(recording, span)} calls ${who(recording, maker.id)}, which is a generator function, and neither reads nor closes what it gets: not one line of it ever runs.`;
      const fix = say`Read the body (${code('for chunk in body')}), also for what it does on the way, and close it.`;
      return [{ span, cursor: maker.returned, says, fix }];
    });
  },
};

const writesOn: Rule = {
  id: 'middleware-writes',
  name: 'A middleware does not send by write() what it was given by an iterable',
  section: SECTIONS.blocking,
  towards: 'server',
  find: (recording) => {
    // By layer: the blocks it was given by bodies of others, and those it was given by write().
    const taken = new Map<SpanId, Set<number>>();
    const written = new Map<SpanId, Set<number>>();
    const note = (table: Map<SpanId, Set<number>>, span: SpanId, block: number) => {
      const blocks = table.get(span) ?? new Set();
      table.set(span, blocks.add(block));
    };
    const writes = cursorsOf(recording, 'write');
    if (writes.length === 0) return [];
    return merged(cursorsOf(recording, 'chunk'), writes).flatMap((cursor): Breach[] => {
      const event = recording.events[cursor];
      if (event?.type === 'chunk' && event.bytes !== undefined) {
        const { other } = linkAt(recording, cursor);
        if (other !== null && other !== 0 && other !== event.span) note(taken, other, event.bytes);
      }
      if (event?.type !== 'write' || event.bytes === undefined || event.span === null) return [];
      if (event.to !== null && event.to !== 0) note(written, event.to, event.bytes);
      const isGiven = weightOf(recording, event) > 0 && taken.get(event.span)?.has(event.bytes);
      if (!isGiven || written.get(event.span)?.has(event.bytes)) return [];
      const says = say`${who(recording, event.span)} sends by ${code('write()')}${at(event.place)} what the application inside it gave as a chunk: it goes out at once and past every layer that waits for the iterable.`;
      return [{ span: event.span, cursor, says, fix: say`${code('yield')} it, or hand the iterable up.` }];
    });
  },
};

export const middlewareRules: readonly Rule[] = [waits, writesOn, neverBegun];

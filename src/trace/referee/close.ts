// Rules about close(): who takes a body apart closes it, once, when it is done with it.
import type { Body, Cursor, Recording, SpanId } from '../recording.ts';
import { at, code, say, who } from '../say.ts';
import { spanFacts } from '../spans.ts';
import { bodyFacts, holdersOf, isWhole, returnOf } from './facts.ts';
import { type Breach, type Rule, SECTIONS } from './verdict.ts';

const CLOSE = code('close()');

/** Did this layer's call return the very body? */
const isReturnedBy = (recording: Recording, body: Body, span: SpanId): boolean => returnOf(recording, span)?.body === body.id;

/** The layer that was given a body and gave its own caller something else: it is its place to close it. Null: the server's, or nobody else's. */
export function keeperOf(recording: Recording, body: Body): SpanId | null {
  const keeper = holdersOf(recording, body.id).at(-1) ?? null;
  return keeper === null || keeper === 0 || isReturnedBy(recording, body, keeper) ? null : keeper;
}

/** `yield from` hands a close() on without our seeing it: the layer's own generator was closed before its end. */
function wasClosedInside(recording: Recording, span: SpanId, before: Cursor): boolean {
  const own = returnOf(recording, span)?.body;
  if (own === undefined) return false;
  const { closes, stops } = bodyFacts(recording, own);
  return closes.some(({ cursor }) => cursor < before && !stops.some((stop) => stop.cursor < cursor));
}

const FIX = say`${code('try:')} … ${code('finally:')} with ${code("if hasattr(body, 'close'): body.close()")}.`;

const missing: Rule = {
  id: 'close-missing',
  name: 'Who takes a body and gives another calls its close()',
  section: SECTIONS.details,
  towards: 'application',
  find: (recording) => {
    if (!isWhole(recording)) return [];
    const dropped = new Map<number, Cursor>();
    recording.events.forEach((event, cursor) => {
      if (event.type === 'close' && event.cause === 'garbage') dropped.set(event.body, cursor);
    });
    return recording.bodies.flatMap((body): Breach[] => {
      const span = keeperOf(recording, body);
      const { closes, pulls } = bodyFacts(recording, body.id);
      const garbage = dropped.get(body.id);
      // Of one that was read to its end nobody knows: close() of a generator that is over runs nothing that could be seen.
      if (span === null || garbage === undefined || closes.length > 0 || (pulls.length === 0 && body.lazy)) return [];
      if (wasClosedInside(recording, span, garbage)) return [];
      const says = say`${who(recording, span)} drops ${who(recording, body.maker)}'s generator before its end without ${CLOSE}: what it holds open is only freed when the collector comes by.`;
      return [{ span, cursor: garbage, says, fix: FIX }];
    });
  },
};

const early: Rule = {
  id: 'close-early',
  name: 'A body is not closed before it is read',
  section: SECTIONS.details,
  towards: 'server',
  find: (recording) =>
    recording.bodies.flatMap((body): Breach[] => {
      for (const { cursor, by } of bodyFacts(recording, body.id).closes) {
        if (by === null || by === 0) continue;
        const returned = spanFacts(recording)[by]?.returned ?? -1;
        if (returned < cursor || !isReturnedBy(recording, body, by)) continue;
        const says = say`${who(recording, by)} closes the ${body.kind}${at(recording.events[cursor]?.place ?? null)} and then returns it: its caller gets a body that is done.`;
        return [
          {
            span: by,
            cursor,
            says,
            fix: say`Leave ${CLOSE} to who reads the body, or return a body of your own that closes the one inside when it is closed.`,
          },
        ];
      }
      return [];
    }),
};

const twice: Rule = {
  id: 'close-twice',
  name: 'close() is called once',
  section: SECTIONS.details,
  towards: 'application',
  find: (recording) =>
    recording.bodies.flatMap((body): Breach[] => {
      // An object may well close itself at its end; that is its own business.
      const [first, second] = bodyFacts(recording, body.id).closes.filter(({ by }) => by !== body.maker);
      if (first === undefined || second === undefined) return [];
      // The one who should not have: who handed the body on, and closed it nevertheless.
      const isHandedUp = first.by !== null && first.by !== 0 && isReturnedBy(recording, body, first.by);
      const isEarly = isHandedUp && (spanFacts(recording)[first.by ?? 0]?.returned ?? -1) > first.cursor;
      const guilty = isHandedUp ? first : second;
      if (guilty.by === null || guilty.by === 0 || isEarly) return [];
      const place = at(recording.events[guilty.cursor]?.place ?? null);
      const says = say`${who(recording, guilty.by)} calls ${CLOSE} of ${who(recording, body.maker)}'s body${place}, and it is called ${isHandedUp ? 'again by who reads it' : 'for the second time'}.`;
      return [
        {
          span: guilty.by,
          cursor: second.cursor,
          says,
          fix: say`Close a body in one place: where you have read it to its end, or in the ${CLOSE} of the body that you return.`,
        },
      ];
    }),
};

export const closeRules: readonly Rule[] = [missing, early, twice];

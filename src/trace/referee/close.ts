// Rules about close(): who takes a body apart closes it, once, when it is done with it.
import { cursorsOf } from '../cursors.ts';
import { perRecording } from '../memo.ts';
import type { Body, BodyId, Cursor, Recording, SpanId } from '../recording.ts';
import { at, code, say, who, withArticle } from '../say.ts';
import type { Phrase } from '../sentence.ts';
import { spanFacts } from '../spans.ts';
import { eventOf } from '../words.ts';
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

const isReal = (span: SpanId | null): span is SpanId => span !== null && span !== 0;

const garbage = perRecording((recording): ReadonlyMap<BodyId, Cursor> => {
  const dropped = new Map<BodyId, Cursor>();
  for (const cursor of cursorsOf(recording, 'close')) {
    const event = eventOf(recording, cursor, 'close');
    if (event?.cause === 'garbage') dropped.set(event.body, cursor);
  }
  return dropped;
});

/** A generator that its keeper let go of half-way: the collector came by. */
function droppedHalfWay(recording: Recording, body: Body, span: SpanId): Breach | null {
  const cursor = garbage(recording).get(body.id);
  const isBegun = bodyFacts(recording, body.id).pulls.length > 0 || !body.lazy;
  if (cursor === undefined || !isBegun || wasClosedInside(recording, span, cursor)) return null;
  const says = say`${who(recording, span)} drops ${who(recording, body.maker)}'s generator before its end without ${CLOSE}: what it holds open is only freed when the collector comes by.`;
  return { span, cursor, says, fix: FIX };
}

/** The body that a layer handed up instead of the one it was given, if it goes on reading that one behind it. */
function coverOf(recording: Recording, body: Body, span: SpanId): Body | null {
  const event = returnOf(recording, span);
  const cover = event?.body === undefined ? undefined : recording.bodies[event.body];
  const returned = spanFacts(recording)[span]?.returned ?? null;
  if (cover === undefined || returned === null) return null;
  const { pulls, drains } = bodyFacts(recording, body.id);
  const isReadLater = [...pulls.slice(-1), ...drains.slice(-1)].some(({ cursor }) => cursor > returned);
  return isReadLater ? cover : null;
}

/** The moment from which on nobody could close it any more: when its cover was closed, or it came to its end, or its keeper was done. */
function lastChance(recording: Recording, body: Body, span: SpanId, cover: Body | null): Cursor {
  const own = cover === null ? [] : bodyFacts(recording, cover.id).closes.filter(({ by }) => by !== span);
  const { stops, drains, pulls } = bodyFacts(recording, body.id);
  const seen = [stops, drains, pulls].flatMap((crossings) => crossings.at(-1)?.cursor ?? []);
  const done = cover === null ? (spanFacts(recording)[span]?.returned ?? -1) : -1;
  return Math.max(
    own.at(-1)?.cursor ?? -1,
    done,
    ...seen,
    body.maker === null ? 0 : (spanFacts(recording)[body.maker]?.returned ?? 0),
  );
}

/** What a close() that nobody called leaves open. */
function leftOpen(recording: Recording, body: Body): readonly Phrase[] {
  const { stops } = bodyFacts(recording, body.id);
  if (body.kind !== 'generator') return say`what it holds open stays open`;
  if (stops.length === 0) return say`what it holds open is only freed when the collector comes by`;
  return say`this one was at its end and had nothing left to do, but a file or an object with a ${CLOSE} of its own would stay open`;
}

/** A body that has a close(), which nobody called. */
function neverClosed(recording: Recording, body: Body, keeper: SpanId): Breach | null {
  const facts = bodyFacts(recording, body.id);
  const maker = body.maker === null ? undefined : spanFacts(recording)[body.maker];
  // Of one that never began, another rule speaks.
  const isAsleep = body.kind === 'generator' && body.lazy && facts.pulls.length + facts.drains.length === 0;
  if (body.close !== true || facts.closes.length > 0 || isAsleep || garbage(recording).has(body.id)) return null;
  const cover = coverOf(recording, body, keeper);
  const cursor = lastChance(recording, body, keeper, cover);
  const layer = who(recording, keeper);
  const what = say`${who(recording, maker?.id ?? null)}'s ${body.kind === 'unknown' ? 'body' : body.kind}`;
  if (cover?.close === false) {
    const says = say`${layer} hands up ${withArticle(cover.kind === 'unknown' ? 'body' : cover.kind)} without ${CLOSE} around ${what}, which has one: its caller finds nothing to call at the end, and ${leftOpen(recording, body)}.`;
    const fix = say`Return a generator that closes the body in its ${code('finally')}, or an object whose ${CLOSE} calls the one inside.`;
    return { span: keeper, cursor, says, fix, towards: 'server', unclosed: body.id };
  }
  const how = cover === null ? say`is done with ${what} and never calls its ${CLOSE}` : say`does not hand ${CLOSE} on to ${what}`;
  const says = say`${layer} ${how}: ${leftOpen(recording, body)}.`;
  return { span: keeper, cursor, says, fix: FIX, unclosed: body.id };
}

const missing: Rule = {
  id: 'close-missing',
  name: 'Who takes a body and gives another calls its close()',
  section: SECTIONS.details,
  towards: 'application',
  find: (recording) => {
    if (!isWhole(recording)) return [];
    return recording.bodies.flatMap((body): Breach[] => {
      const span = keeperOf(recording, body);
      if (!isReal(span) || bodyFacts(recording, body.id).closes.length > 0) return [];
      return [droppedHalfWay(recording, body, span) ?? neverClosed(recording, body, span) ?? []].flat();
    });
  },
};

const notByServer: Rule = {
  id: 'close-missing-by-server',
  name: 'The server calls close() of what it was given when the request is over',
  section: SECTIONS.details,
  towards: 'application',
  find: (recording) => {
    if (recording.ended !== 'complete' || !isWhole(recording)) return [];
    return recording.bodies.flatMap((body): Breach[] => {
      // Its own file wrapper a server sends as a whole, and may close it where nobody sees it.
      const isRead = body.kind !== 'wrapper' && bodyFacts(recording, body.id).pulls.length > 0;
      const isServers = holdersOf(recording, body.id).at(-1) === 0 && isRead;
      if (!isServers || body.close !== true || bodyFacts(recording, body.id).closes.length > 0) return [];
      const says = say`${who(recording, 0)} never calls ${CLOSE} of ${who(recording, body.maker)}'s body: ${leftOpen(recording, body)}.`;
      const fix = say`No application can mend that; keep nothing open that only ${CLOSE} would free.`;
      return [{ span: 0, cursor: lastChance(recording, body, 0, null), says, fix, unclosed: body.id }];
    });
  },
};

const readAgain: Rule = {
  id: 'body-read-closed',
  name: 'A body is not read after its close()',
  section: SECTIONS.details,
  towards: 'application',
  find: (recording) =>
    recording.bodies.flatMap((body): Breach[] => {
      const { closes, pulls } = bodyFacts(recording, body.id);
      // An object may close itself and be asked once more: that is how it says that it is at its end.
      const first = closes.find(({ by }) => isReal(by) && by !== body.maker);
      const after = pulls.find(({ cursor, by }) => first !== undefined && cursor > first.cursor && by === first.by);
      if (first === undefined || after === undefined || first.by === null) return [];
      const says = say`${who(recording, first.by)} calls ${CLOSE} of ${who(recording, body.maker)}'s body${at(recording.events[first.cursor]?.place ?? null)} and asks it for a chunk afterwards${at(recording.events[after.cursor]?.place ?? null)}: what it reads from may be gone.`;
      return [
        {
          span: first.by,
          cursor: after.cursor,
          says,
          fix: say`Read it to its end first: ${code('close()')} is the last thing that happens to a body.`,
        },
      ];
    }),
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

export const closeRules: readonly Rule[] = [missing, notByServer, early, readAgain, twice];

// Rules about when start_response is called, how often, and with what after an exception; and about write().
import { among, countUpTo, cursorsOf } from '../cursors.ts';
import { perRecording } from '../memo.ts';
import type { Recording, SpanId } from '../recording.ts';
import { at, code, say, who } from '../say.ts';
import { sentAt } from '../sent.ts';
import { spanFacts } from '../spans.ts';
import {
  bodyFacts,
  callOf,
  innermost,
  isWhole,
  isWithin,
  layerCalls,
  returnOf,
  type Start,
  startsOf,
  startsUnder,
} from './facts.ts';
import { type Breach, type Rule, SECTIONS } from './verdict.ts';

const START = code('start_response');

/** The first chunk that a layer's own body gave, or its end when it gave none: by then start_response must have been called. */
function needed(recording: Recording, span: SpanId): number | null {
  const returned = spanFacts(recording)[span]?.returned ?? null;
  const body = returnOf(recording, span)?.body;
  if (returned === null || body === undefined) return null;
  const { chunks, stops } = bodyFacts(recording, body);
  const after = [chunks, stops].flatMap((crossings) => crossings.find(({ cursor }) => cursor > returned)?.cursor ?? []);
  return after.length === 0 ? null : Math.min(...after);
}

const late: Rule = {
  id: 'start-response-late',
  name: 'start_response is called before the first chunk, even an empty one',
  section: SECTIONS.details,
  towards: 'server',
  find: (recording) => {
    const found = layerCalls(recording).flatMap((span): Breach[] => {
      const cursor = needed(recording, span);
      const [first] = startsUnder(recording, span);
      if (cursor === null || first === undefined || first.cursor < cursor) return [];
      const isEnd = recording.events[cursor]?.type === 'stop';
      const what = isEnd ? 'its body is at its end' : 'its first chunk has gone up';
      return [
        {
          span,
          cursor,
          says: say`${who(recording, span)} calls ${START}${at(first.place)} only when ${what}: its caller needs the status before any of the body.`,
          fix: say`Call ${START} before the first ${code('yield')}; a layer that changes the body calls the one inside it first and waits for its first chunk.`,
        },
      ];
    });
    return innermost(recording, found);
  },
};

/** The innermost layer whose answer the server waits for: the last call in each layer that could have called start_response. */
function innermostAsked(recording: Recording, outer: SpanId): SpanId {
  const inner = spanFacts(recording)[outer]?.children.findLast((child) => callOf(recording, child)?.sr !== null);
  return inner === undefined ? outer : innermostAsked(recording, inner);
}

const missing: Rule = {
  id: 'start-response-missing',
  name: 'An application calls start_response',
  section: SECTIONS.start,
  towards: 'server',
  find: (recording) => {
    // What never happened is only known when all is over; the server's own end of it is seen exactly.
    if (!isWhole(recording) || startsOf(recording).some(({ to }) => to === 0 || to === null)) return [];
    return (spanFacts(recording)[0]?.children ?? []).flatMap((outer): Breach[] => {
      const cursor = needed(recording, outer);
      if (cursor === null || callOf(recording, outer)?.sr == null) return [];
      if (countUpTo(cursorsOf(recording, 'raise'), cursor - 1) > 0) return [];
      const inner = startsOf(recording).findLast((start) => isWithin(recording, start.span, outer) && start.cursor < cursor);
      if (inner !== undefined && inner.to !== null) {
        const layer = who(recording, inner.to);
        const says = say`${layer} handed ${who(recording, inner.span)} a ${START} of its own, and never called the one it was given itself: the status stays with it.`;
        const fix = say`End your own ${START} with ${code('return start_response(status, headers, exc_info)')}.`;
        return [{ span: inner.to, cursor, says, fix }];
      }
      const span = innermostAsked(recording, outer);
      const says = say`${who(recording, span)} gives a body, and has not called ${START}: ${who(recording, 0)} has no status to send.`;
      return [{ span, cursor, says, fix: say`Call ${code("start_response('200 OK', headers)")} before you return or yield.` }];
    });
  },
};

/** The innermost layer around both calls: it is the one that let its start_response be called twice. */
function commonSpan(recording: Recording, a: SpanId, b: SpanId): SpanId {
  let at = a;
  while (!isWithin(recording, b, at)) at = recording.spans[at]?.parent ?? 0;
  return at;
}

const twice: Rule = {
  id: 'start-response-twice',
  name: 'start_response is called a second time only with exc_info',
  section: SECTIONS.start,
  towards: 'server',
  find: (recording) => {
    const first = new Map<string, Start>();
    const found = startsOf(recording).flatMap((start): Breach[] => {
      if (start.span === null) return [];
      // One that a layer made may serve several calls of its: each has to call it once.
      const key = `${start.sr} ${start.to === 0 ? '' : outermostUnder(recording, start.span, start.to)}`;
      const before = first.get(key);
      if (before === undefined || before.span === null) {
        first.set(key, start);
        return [];
      }
      if (start.error !== undefined) return [];
      const span = commonSpan(recording, before.span, start.span);
      if (span === 0) return [];
      const other = span === start.span ? [] : say` (${who(recording, start.span)} made the call)`;
      const says = say`${who(recording, span)} calls ${START} a second time without ${code('exc_info')}${at(start.place)}${other}; the first call was${at(before.place) || ' before'}.`;
      const fix = say`Decide on one status before you call it. Where an exception changes the answer: ${code('start_response(status, headers, sys.exc_info())')}.`;
      return [{ span, cursor: start.cursor, says, fix }];
    });
    return innermost(recording, found);
  },
};

/** The call by `maker`'s code in which `span` lies. */
function outermostUnder(recording: Recording, span: SpanId, maker: SpanId | null): SpanId {
  let at = span;
  for (;;) {
    const parent = recording.spans[at]?.parent ?? null;
    if (parent === null || parent === maker) return at;
    at = parent;
  }
}

const trapped: Rule = {
  id: 'exc-info-trapped',
  name: 'What start_response raises once the headers are out is not caught',
  section: SECTIONS.errors,
  towards: 'server',
  find: (recording) =>
    startsOf(recording).flatMap((start): Breach[] => {
      // PEP 3333: with exc_info, and headers already sent, start_response raises that very exception; some servers raise one of their own.
      if (start.error === undefined || start.to !== 0 || sentAt(recording, start.cursor).status === null) return [];
      const fix = say`Let it pass: keep ${START} with ${code('exc_info')} out of any ${code('try')} that catches everything.`;
      let hasLeft = false;
      for (let cursor = start.cursor + 1; cursor < recording.events.length; cursor++) {
        const event = recording.events[cursor];
        if (event?.type === 'raise' && event.error === start.error) hasLeft = true;
        const goesOn = event?.type === 'chunk' || event?.type === 'write' || event?.type === 'return';
        if (goesOn && event.span === start.span && start.span !== null) {
          if (hasLeft) return [];
          const says = say`${who(recording, start.span)} catches what ${START} raised, called with ${code('exc_info')} when the headers were out${at(start.place)}, and goes on: it is how the server breaks off a response that has begun.`;
          return [{ span: start.span, cursor: start.cursor, says, fix }];
        }
        if (event?.type !== 'catch' || event.error !== start.error) continue;
        if (event.span === null || event.span === 0) return [];
        const says = say`${who(recording, event.span)} catches the exception that ${START} raised again${at(event.place)}: it is how the server breaks off a response that has begun.`;
        return [{ span: event.span, cursor, says, fix }];
      }
      return [];
    }),
};

const layersWrites = perRecording((recording) => among(recording, 'write', (event, cursor) => [{ ...event, cursor }]));

const writeLate: Rule = {
  id: 'write-while-iterated',
  name: 'write() is not called from within the iterable that was returned',
  section: SECTIONS.write,
  towards: 'server',
  find: (recording) =>
    layersWrites(recording).flatMap(({ span, to, cursor, place }): Breach[] => {
      for (let at_ = span; at_ !== null && at_ !== to; at_ = recording.spans[at_]?.parent ?? null) {
        const returned = spanFacts(recording)[at_]?.returned ?? null;
        if (returned === null || cursor < returned) continue;
        const own = at_ === span;
        const says = own
          ? say`${who(recording, at_)} calls ${code('write()')}${at(place)} while its iterable is being read: which of the two comes first is anybody's guess.`
          : say`${who(recording, at_)} calls ${who(recording, span)} only while its own iterable is being read, so ${code('write()')}${at(place)} sends past it.`;
        const fix = own
          ? say`${code('yield')} the bytes instead.`
          : say`Call the application at once and return a generator over its body; or hand it a ${START} whose ${code('write')} collects.`;
        return [{ span: at_, cursor, says, fix }];
      }
      return [];
    }),
};

export const startResponseRules: readonly Rule[] = [missing, late, twice, trapped, writeLate];

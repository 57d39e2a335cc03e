// Rules about what an application gives back: an iterable of bytes, as long as it said, and none where HTTP has no place for one.
import type { Value } from '../event.ts';
import { badReturn, wrongBody } from '../fault-contract.ts';
import type { Cursor, Recording, SpanId } from '../recording.ts';
import { at, code, say, who } from '../say.ts';
import { sentAt } from '../sent.ts';
import { spanFacts } from '../spans.ts';
import { answerOf, type GivenAnswer } from './answer.ts';
import { bodyFacts, innermost, isWhole, isWithin, layerCalls, returnOf } from './facts.ts';
import { clientGot } from './server-did.ts';
import { type Breach, type Rule, SECTIONS } from './verdict.ts';

/** What is certainly no bytes; a type of the program's own might be. */
const NO_BYTES = new Set(['str', 'int', 'float', 'bool', 'NoneType', 'bytearray', 'memoryview', 'list', 'tuple', 'dict', 'set']);

const returnValue: Rule = {
  id: 'return-value',
  name: 'An application returns an iterable of bytes',
  section: SECTIONS.application,
  towards: 'server',
  find: (recording) => {
    const found = layerCalls(recording).flatMap((span): Breach[] => {
      const cursor = spanFacts(recording)[span]?.returned ?? null;
      const event = returnOf(recording, span);
      if (cursor === null || event === null || event.value === undefined) return [];
      const bad = badReturn(event.value, undefined, event.body);
      if (bad === null) return [];
      const says = wrongBody(who(recording, span), bad, at(event.place));
      return [
        {
          span,
          cursor,
          says,
          fix: say`Write ${code("return [b'Hello']")}: a list with one block of bytes is the simplest body.`,
        },
      ];
    });
    return innermost(recording, found);
  },
};

const chunkBytes: Rule = {
  id: 'chunk-bytes',
  name: 'Every chunk of the body is bytes',
  section: SECTIONS.server,
  towards: 'server',
  find: (recording) => {
    const isText = new Set<number>();
    const found = recording.events.flatMap((event, cursor): Breach[] => {
      if (event.type === 'return' && event.value !== undefined && event.body !== undefined) isText.add(event.body);
      if (event.span === null) return [];
      const make = (value: Value, where: 'item' | 'chunk'): Breach[] => {
        if (!NO_BYTES.has(value.type)) return [];
        const says = wrongBody(who(recording, event.span), { value, where }, at(event.place));
        const fix =
          value.type === 'str'
            ? say`Encode text before it leaves the layer: ${code("text.encode('utf-8')")}.`
            : say`Turn it into bytes: ${code('bytes(…)')} of a ${code('bytearray')}, ${code("str(…).encode('utf-8')")} of anything else.`;
        return [{ span: event.span ?? 0, cursor, says, fix }];
      };
      if (event.type === 'return') {
        const item = event.holds?.find((held) => typeof held !== 'number');
        return item === undefined || typeof item === 'number' ? [] : make(item, 'item');
      }
      const isChunk = event.type === 'chunk' && !isText.has(event.body);
      return (isChunk || event.type === 'write') && event.value ? make(event.value, 'chunk') : [];
    });
    return innermost(recording, found);
  },
};

interface Length {
  header: number;
  /** All that was given, and when the last of it was known. */
  given: number;
  cursor: Cursor;
}

function lengthRule(
  rule: Omit<Rule, 'find' | 'towards'>,
  isBroken: (length: Length, answer: GivenAnswer) => Cursor | null,
  tell: (recording: Recording, span: SpanId, length: Length) => Pick<Breach, 'says' | 'fix'>,
): Rule {
  return {
    ...rule,
    towards: 'server',
    find: (recording) => {
      const found = layerCalls(recording).flatMap((span): Breach[] => {
        const answer = answerOf(recording, span);
        if (answer === null || answer.length === null || answer.isBodiless) return [];
        const length = { header: answer.length, given: answer.given, cursor: answer.cursor };
        const cursor = isBroken(length, answer);
        return cursor === null ? [] : [{ span, cursor, ...tell(recording, span, length), did: clientGot(recording) }];
      });
      return innermost(recording, found);
    },
  };
}

const promised = (length: Length) => code(`Content-Length: ${length.header}`);
const bytes = (n: number) => `${n} byte${n === 1 ? '' : 's'}`;

const tooLong = lengthRule(
  { id: 'body-too-long', name: 'The body is not longer than its Content-Length', section: SECTIONS.length },
  (length, answer) => answer.pieces.find(({ total }) => total > length.header)?.cursor ?? null,
  (recording, span, length) => ({
    says: say`${who(recording, span)} announced ${promised(length)} and gives ${answerIsWhole(recording, span) ? '' : 'at least '}${bytes(length.given)}.`,
    fix: say`Count the bytes, not the characters: ${code('len(text.encode())')}. A layer that changes the body changes ${code('Content-Length')} with it, or takes it away.`,
  }),
);

const answerIsWhole = (recording: Recording, span: SpanId): boolean => answerOf(recording, span)?.isWhole ?? false;

const tooShort = lengthRule(
  { id: 'body-too-short', name: 'The body is not shorter than its Content-Length', section: SECTIONS.length },
  (length, answer) => (answer.isWhole && length.given < length.header ? length.cursor : null),
  (recording, span, length) => ({
    says: say`${who(recording, span)} announced ${promised(length)} and its body ends after ${bytes(length.given)}: the client waits for what never comes.`,
    fix: say`Give the length of what you give: ${code('str(len(body))')}, with ${code('body')} as bytes; or leave the header out, the server then shows the end in its own way.`,
  }),
);

/** A layer outside may take the body away, and many do so for HEAD: then nothing is wrong with who gave one. */
function reachesServer(recording: Recording, span: SpanId): boolean {
  const outer = recording.spans.find(({ id, parent }) => parent === 0 && isWithin(recording, span, id));
  const pieces = outer === undefined ? [] : (answerOf(recording, outer.id)?.pieces ?? []);
  return pieces.some(({ total }) => total > 0);
}

/** A body where HTTP has none. */
function bodiless(rule: Omit<Rule, 'find' | 'towards'>, of: (answer: GivenAnswer) => string | null): Rule {
  return {
    ...rule,
    towards: 'server',
    find: (recording) => {
      const found = layerCalls(recording).flatMap((span): Breach[] => {
        const answer = answerOf(recording, span);
        const first = answer?.pieces.find(({ total }) => total > 0);
        const what = answer === null ? null : of(answer);
        if (answer === null || first === undefined || what === null || !reachesServer(recording, span)) return [];
        const says = say`The answer to ${code(what)} has no body, and ${who(recording, span)} gives ${bytes(answer.given)} of one.`;
        const fix =
          what === 'HEAD'
            ? say`Give the same headers as for ${code('GET')}, and ${code('return []')} when ${code("environ['REQUEST_METHOD'] == 'HEAD'")}.`
            : say`Write ${code('return []')} with this status.`;
        const statusSays =
          what === 'HEAD'
            ? says
            : say`A response with ${code(what)} has no body, and ${who(recording, span)} gives ${bytes(answer.given)} of one.`;
        return [{ span, cursor: first.cursor, says: statusSays, fix, did: clientGot(recording) }];
      });
      return innermost(recording, found);
    },
  };
}

const usedUp: Rule = {
  id: 'body-used-up',
  name: 'A body that was read to its end is not handed up again',
  section: SECTIONS.application,
  towards: 'server',
  find: (recording) =>
    layerCalls(recording).flatMap((span): Breach[] => {
      const cursor = spanFacts(recording)[span]?.returned ?? null;
      const event = returnOf(recording, span);
      const body = event?.body === undefined ? undefined : recording.bodies[event.body];
      if (cursor === null || event === null || body === undefined) return [];
      const facts = bodyFacts(recording, body.id);
      const end = facts.stops.find((stop) => stop.cursor < cursor && isWithin(recording, stop.by, span));
      const fix = say`Keep the chunks in a list, which can be read again: ${code('chunks = list(body)')}; or make a new iterable for each request.`;
      if (
        end !== undefined &&
        (body.kind === 'generator' || body.kind === 'iterator') &&
        facts.chunks.every((chunk) => chunk.cursor < cursor)
      ) {
        const says = say`${who(recording, span)} read the ${body.kind} to its end and then returns that very ${body.kind}${at(event.place)}: nothing is left in it.`;
        return [{ span, cursor, says, fix }];
      }
      // A generator that had ended runs no more: nobody saw it asked, and still the server came to the end of the response.
      const isOld = body.kind === 'generator' && !body.lazy && body.maker === span;
      const isUntouched = [facts.pulls, facts.chunks, facts.stops, facts.drains].every((crossings) => crossings.length === 0);
      const { status } = sentAt(recording, recording.events.length - 1);
      const isAnswered = isWhole(recording) && status !== null && status === answerOf(recording, span)?.status;
      if (!isOld || !isUntouched || !isAnswered) return [];
      if (answerOf(recording, span)?.isBodiless) return [];
      const says = say`${who(recording, span)} returns a generator that had come to its end before${at(event.place)}, like one that was made at import and served an earlier request: it gives nothing.`;
      return [{ span, cursor, says, fix }];
    }),
};

export const bodyRules: readonly Rule[] = [
  returnValue,
  chunkBytes,
  tooLong,
  tooShort,
  bodiless({ id: 'body-without-content', name: 'A 204 or 304 has no body', section: SECTIONS.noContent }, (answer) =>
    /^(204|304) /.test(answer.status) ? answer.status.slice(0, 3) : null,
  ),
  bodiless({ id: 'body-on-head', name: 'The answer to HEAD has no body', section: SECTIONS.head }, (answer) =>
    answer.isHead && !/^(204|304) /.test(answer.status) ? 'HEAD' : null,
  ),
  usedUp,
];

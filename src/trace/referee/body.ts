// Rules about what an application gives back: an iterable of bytes, as long as it said, and none where HTTP has no place for one.
import { cursorsOf, merged } from '../cursors.ts';
import type { EventOf } from '../event.ts';
import type { Value } from '../event-parts.ts';
import { badReturn, wrongBody } from '../fault-contract.ts';
import type { Cursor, Recording, SpanId } from '../recording.ts';
import { at, code, say, who } from '../say.ts';
import { sentAt } from '../sent.ts';
import type { Phrase } from '../sentence.ts';
import { spanFacts } from '../spans.ts';
import { counted } from '../words.ts';
import { clientGot } from './aftermath.ts';
import { type Answer, answerOf, type Given, givenBy } from './answer.ts';
import { bodyFacts, innermost, isWhole, isWithin, layerCalls, returnOf } from './facts.ts';
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
    const given = merged(cursorsOf(recording, 'return'), merged(cursorsOf(recording, 'chunk'), cursorsOf(recording, 'write')));
    const found = given.flatMap((cursor): Breach[] => {
      const event = recording.events[cursor] as EventOf<'return' | 'chunk' | 'write'>;
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
      const isItems = event.type === 'chunk' && isText.has(event.body);
      return !isItems && event.value ? make(event.value, 'chunk') : [];
    });
    return innermost(recording, found);
  },
};

function lengthRule(
  rule: Omit<Rule, 'find' | 'towards'>,
  isBroken: (length: number, given: Given) => Cursor | null,
  tell: (layer: Phrase, length: number, given: Given) => Pick<Breach, 'says' | 'fix'>,
): Rule {
  return {
    ...rule,
    towards: 'server',
    find: (recording) => {
      const found = layerCalls(recording).flatMap((span): Breach[] => {
        const answer = answerOf(recording, span);
        if (answer === null || answer.length === null || answer.isBodiless) return [];
        const given = givenBy(recording, span);
        const cursor = given === null ? null : isBroken(answer.length, given);
        if (given === null || cursor === null) return [];
        return [{ span, cursor, ...tell(who(recording, span), answer.length, given), did: clientGot(recording) }];
      });
      return innermost(recording, found);
    },
  };
}

const bytes = (n: number): string => counted(n, 'byte');

const tooLong = lengthRule(
  { id: 'body-too-long', name: 'The body is not longer than its Content-Length', section: SECTIONS.length },
  (length, { pieces }) => pieces.find(({ total }) => total > length)?.cursor ?? null,
  (layer, length, { total, isWhole }) => ({
    says: say`${layer} announced ${code(`Content-Length: ${length}`)} and gives ${isWhole ? '' : 'at least '}${bytes(total)}.`,
    fix: say`Count the bytes, not the characters: ${code('len(text.encode())')}. A layer that changes the body changes ${code('Content-Length')} with it, or takes it away.`,
  }),
);

const tooShort = lengthRule(
  { id: 'body-too-short', name: 'The body is not shorter than its Content-Length', section: SECTIONS.length },
  (length, { total, isWhole, cursor }) => (isWhole && total < length ? cursor : null),
  (layer, length, { total }) => ({
    says: say`${layer} announced ${code(`Content-Length: ${length}`)} and its body ends after ${bytes(total)}: ${length - total} are missing.`,
    fix: say`Give the length of what you give: ${code('str(len(body))')}, with ${code('body')} as bytes; or leave the header out, the server then shows the end in its own way.`,
  }),
);

/** A layer outside may take the body away, and many do so for HEAD: then nothing is wrong with who gave one. */
function reachesServer(recording: Recording, span: SpanId): boolean {
  const outer = recording.spans.find(({ id, parent }) => parent === 0 && isWithin(recording, span, id));
  return outer !== undefined && (givenBy(recording, outer.id)?.total ?? 0) > 0;
}

/** A body where HTTP has none: `of` says to what. */
function bodiless(
  rule: Omit<Rule, 'find' | 'towards'>,
  of: (answer: Answer) => { to: readonly Phrase[]; fix: readonly Phrase[] } | null,
): Rule {
  return {
    ...rule,
    towards: 'server',
    find: (recording) => {
      const found = layerCalls(recording).flatMap((span): Breach[] => {
        const answer = answerOf(recording, span);
        const what = answer === null ? null : of(answer);
        const given = what === null ? null : givenBy(recording, span);
        const first = given?.pieces.find(({ total }) => total > 0);
        if (what === null || given === null || first === undefined || !reachesServer(recording, span)) return [];
        const says = say`${what.to} has no body, and ${who(recording, span)} gives ${bytes(given.total)} of one.`;
        return [{ span, cursor: first.cursor, says, fix: what.fix, did: clientGot(recording) }];
      });
      return innermost(recording, found);
    },
  };
}

const withoutContent = bodiless(
  { id: 'body-without-content', name: 'A 204 or 304 has no body', section: SECTIONS.noContent },
  ({ status }) =>
    /^(204|304) /.test(status)
      ? { to: say`A response with ${code(status.slice(0, 3))}`, fix: say`Write ${code('return []')} with this status.` }
      : null,
);

const onHead = bodiless(
  { id: 'body-on-head', name: 'The answer to HEAD has no body', section: SECTIONS.head },
  ({ status, isHead }) =>
    isHead && !/^(204|304) /.test(status)
      ? {
          to: say`The answer to ${code('HEAD')}`,
          fix: say`Give the same headers as for ${code('GET')}, and ${code('return []')} when ${code("environ['REQUEST_METHOD'] == 'HEAD'")}.`,
        }
      : null,
);

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
      // A generator that had ended runs no more: whoever asks it, if anybody does, is told at once, without a line of it, that nothing is left.
      const isOld = body.kind === 'generator' && !body.lazy && body.maker === span;
      const isUntouched =
        facts.pulls.length <= 1 &&
        facts.chunks.length + facts.drains.length === 0 &&
        facts.stops.every(({ cursor: stop }) => {
          const [before, event] = [recording.events[stop - 1], recording.events[stop]];
          return before?.type === 'next' && event?.place === null;
        });
      const { status } = sentAt(recording, recording.events.length - 1);
      const isAnswered = isWhole(recording) && status !== null && status === answerOf(recording, span)?.status;
      if (!isOld || !isUntouched || !isAnswered) return [];
      if (answerOf(recording, span)?.isBodiless) return [];
      const says = say`${who(recording, span)} returns a generator that had come to its end before${at(event.place)}, like one that was made at import and served an earlier request: it gives nothing.`;
      return [{ span, cursor, says, fix }];
    }),
};

export const bodyRules: readonly Rule[] = [returnValue, chunkBytes, tooLong, tooShort, withoutContent, onHead, usedUp];

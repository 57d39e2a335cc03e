// Sentences for what comes up: chunks, the end of a body, exceptions, bytes for the client.
import { takenFor } from './bodies.ts';
import { firstRaise } from './changes.ts';
import { countUpTo, cursorsOf, latestBefore } from './cursors.ts';
import type { EventOf } from './event.ts';
import type { Value } from './event-parts.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording, SpanId } from './recording.ts';
import { code, listed, NOTHING, say, who } from './say.ts';
import { answerAt } from './sent.ts';
import type { Moment, Phrase } from './sentence.ts';
import { converted } from './sentence-django.ts';
import { isOwnAnswer } from './served.ts';
import { replyTo } from './server-did.ts';
import { isEager, linkAt } from './spans.ts';
import { bodyNoun, brief, counted, eventOf, ordinal, stop, thousands, weightOf } from './words.ts';

export function wrote({ recording, cursor }: Moment, event: EventOf<'write'>): readonly Phrase[] {
  const layer = who(recording, event.span);
  const to = who(recording, linkAt(recording, cursor).other);
  if (event.value) return say`${layer} gives ${code('write()')} ${notBytes(event.value)}.`;
  return say`${layer} pushes ${counted(weightOf(recording, event), 'byte')} to ${to} with ${code('write()')}, before its call returns.`;
}

const notBytes = (value: Value): readonly Phrase[] =>
  value.type === 'str' ? say`the text ${code(value.text)}, not bytes` : say`${code(value.text)}, which is not bytes`;

export function gaveChunk({ recording, cursor }: Moment, event: EventOf<'chunk'>): readonly Phrase[] {
  const { other, nth } = linkAt(recording, cursor);
  const to = who(recording, other);
  const layer = who(recording, event.span);
  const body = recording.bodies[event.body];
  if (event.value)
    return say`${to} asks for bytes, and the ${bodyNoun(recording, event.body)} that ${layer} made gives ${notBytes(event.value)}.`;
  const bytes = counted(weightOf(recording, event), 'byte');
  if (isEager(recording, event.body)) {
    return say`${to} takes the ${ordinal(nth)} chunk, ${bytes}, out of the ${bodyNoun(recording, event.body)} that ${layer} made; no layer's code runs.`;
  }
  const taken = takenFor(recording, cursor).flatMap((at) => eventOf(recording, at, 'chunk') ?? []);
  const total = taken.reduce((sum, inner) => sum + weightOf(recording, inner), 0);
  const source = taken[0];
  const made = source ? say`; ${thousands(total)} came up from ${who(recording, source.span)}` : NOTHING;
  const verb = body?.kind === 'generator' ? 'yields' : 'gives';
  return say`${layer} ${verb} its ${ordinal(nth)} chunk, ${bytes}, to ${to}${made}.`;
}

export function drained({ recording, cursor }: Moment, event: EventOf<'drain'>): readonly Phrase[] {
  const all = event.count === null ? 'all that is left' : counted(event.count, 'chunk');
  const from = bodyNoun(recording, event.body);
  return say`${who(recording, linkAt(recording, cursor).other)} takes ${all} at once from the ${from} that ${who(recording, event.span)} made.`;
}

export function stopped({ recording, cursor }: Moment, event: EventOf<'stop'>): readonly Phrase[] {
  const layer = who(recording, event.span);
  if (isEager(recording, event.body)) return say`The ${bodyNoun(recording, event.body)} that ${layer} made holds no more chunks.`;
  return say`${layer} has no more chunks for ${who(recording, linkAt(recording, cursor).other)}.`;
}

export function raised({ recording, cursor }: Moment, event: EventOf<'raise'>): readonly Phrase[] {
  const layer = who(recording, event.span);
  const to = who(recording, linkAt(recording, cursor).other);
  if (firstRaise(recording).get(event.error) !== cursor)
    return say`${layer} lets the ${code(event.name)} pass; now ${to} has it.`;
  const where = event.place ? ` on line ${event.place.line}` : '';
  const error = event.text === '' ? event.name : `${event.name}: ${brief(event.text, 120)}`;
  if (event.span === 0) {
    const isCalled = recording.spans.length > 1;
    return say`${layer} ${isCalled ? 'fails with' : "can't call the application:"} ${code(error)}${stop(error)}`;
  }
  const instead = missed(recording, cursor, event);
  const given = instead === null ? NOTHING : say` and gives ${to} ${instead}`;
  return say`${layer} raises ${code(error)}${where}${given}${where === '' && instead === null ? stop(error) : '.'}`;
}

/** Whether a layer has given anything in this way before a moment. */
function hasGiven(recording: Recording, how: 'chunk' | 'write', span: SpanId | null, cursor: Cursor): boolean {
  return (firstGiven(recording)[how].get(span) ?? Number.POSITIVE_INFINITY) < cursor;
}
const firstGiven = perRecording((recording) => {
  const firsts = (type: 'chunk' | 'write') => {
    const first = new Map<SpanId | null, Cursor>();
    for (const cursor of cursorsOf(recording, type)) {
      const span = recording.events[cursor]?.span ?? null;
      if (!first.has(span)) first.set(span, cursor);
    }
    return first;
  };
  return { chunk: firsts('chunk'), write: firsts('write') };
});

/** What does not come because of an exception; null: nothing was to come. */
function missed(recording: Recording, cursor: Cursor, { span, during }: EventOf<'raise'>): string | null {
  if (during === 'close' || during === 'start_response') return null;
  if (during === 'next') return hasGiven(recording, 'chunk', span, cursor) ? 'no further chunk' : 'no chunk';
  return hasGiven(recording, 'write', span, cursor) ? 'nothing more' : 'no answer';
}

export function caught({ recording, cursor }: Moment, event: EventOf<'catch'>): readonly Phrase[] {
  if (event.response) return converted(recording, event, event.response);
  const catcher = who(recording, event.span);
  const first = firstRaise(recording).get(event.error);
  const raise = first === undefined ? null : eventOf(recording, first, 'raise');
  if (!raise && event.span === 0 && hasLeft(recording, cursor))
    return say`${catcher} finds the client gone, and gives the answer up.`;
  if (!raise && event.span === 0) {
    const over = latestBefore(cursorsOf(recording, 'catch'), cursor, (at) => recording.events[at]?.span === 0) !== null;
    return say`${catcher} gives up: its own code has raised ${over ? 'another exception' : 'an exception over what it was given'}.`;
  }
  if (!raise) return say`${catcher} catches an exception that crossed no boundary.`;
  const where = raise.place ? ` on line ${raise.place.line}` : '';
  const passed = crossedBefore(recording, event.error, cursor);
  const let_ = passed.length === 0 ? NOTHING : say`${listed(passed.map((span) => [who(recording, span)]))} let it pass; `;
  const source = raise.span === 0 ? NOTHING : say` that ${who(recording, raise.span)} raised${where}`;
  return say`${catcher} catches the ${code(raise.name)}${source}. ${sentenceCase(say`${let_}${stillPossible(recording, cursor, event)}`)}.`;
}

/** Has the client hung up before this moment? */
const hasLeft = (recording: Recording, cursor: Cursor): boolean =>
  latestBefore(cursorsOf(recording, 'wait'), cursor, (at) => eventOf(recording, at, 'wait')?.on === 'gone') !== null;

/** What can still be changed for the client, and whether it is. */
function stillPossible(recording: Recording, cursor: Cursor, { span }: EventOf<'catch'>): readonly Phrase[] {
  if (hasLeft(recording, cursor)) return ['the client has gone, so nobody would get another answer'];
  const { bytes, status, ended } = answerAt(recording, cursor);
  if (ended) return ['the client has the whole response already'];
  if (status !== null || bytes > 0)
    return say`${counted(bytes, 'byte')} are with the client already, so the status can't change any more`;
  const isKnown = span === 0 && (recording.ended === 'raised' || recording.ended === 'exited');
  const reply = isKnown ? replyTo(recording, cursor) : null;
  if (isKnown && reply === null) return say`nothing has been sent yet, and ${who(recording, 0)} sends nothing at all`;
  const last = reply?.flushes.at(-1);
  if (last !== undefined && reply?.sent.status && !isOwnAnswer(recording, last))
    return say`nothing has been sent yet, and ${who(recording, 0)} keeps to ${code(reply.sent.status)}`;
  return ['nothing has been sent yet, so another answer is still possible'];
}

/** A part that begins a sentence, when it begins with prose. */
function sentenceCase(phrases: readonly Phrase[]): readonly Phrase[] {
  const [first, ...rest] = phrases;
  if (typeof first !== 'string') return phrases;
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest];
}

/** The spans that an exception crossed after the one it was raised in. */
function crossedBefore(recording: Recording, error: number, cursor: number): readonly (number | null)[] {
  const raises = cursorsOf(recording, 'raise');
  const first = countUpTo(raises, firstRaise(recording).get(error) ?? cursor);
  return raises.slice(first, countUpTo(raises, cursor - 1)).flatMap((at) => {
    const event = eventOf(recording, at, 'raise');
    return event?.error === error ? [event.span] : [];
  });
}

// A run against a prediction: at which moments it does what was foreseen, and at which it does not, each with its sentence.
// Only what a prediction speaks of is judged; and nothing is, when the run does not decide the question.
import type { Cursor, Recording } from '../trace/recording.ts';
import { code, say } from '../trace/say.ts';
import { flushesOf } from '../trace/sent.ts';
import type { Phrase } from '../trace/sentence.ts';
import { ordinal } from '../trace/words.ts';
import { findMoment } from './find-moment.ts';
import type { Condition, Question } from './lesson.ts';
import { answererOf, answerOf, isRight, statusOf, truthOf } from './prediction.ts';

export interface Foreseen {
  cursor: Cursor;
  right: boolean;
  says: readonly Phrase[];
}

export function foreseenIn(question: Question, answer: readonly string[], recording: Recording): readonly Foreseen[] {
  const truth = truthOf(question, recording);
  if (truth === null) return [];
  const [said = ''] = answer;
  switch (question.kind) {
    case 'order':
      return inOrder(question, answer, truth, recording);
    case 'status':
      return read(recording, said);
    case 'skin':
      return answered(recording, said);
    case 'choice': {
      const chosen = question.options.find(({ key }) => key === said);
      return chosen === undefined ? [] : byCondition(chosen.truth, said, isRight(answer, truth), recording);
    }
  }
}

function inOrder(
  question: Extract<Question, { kind: 'order' }>,
  answer: readonly string[],
  truth: readonly string[],
  recording: Recording,
): readonly Foreseen[] {
  return truth.flatMap((key, place) => {
    const option = question.options.find((one) => one.key === key);
    const cursor = option === undefined ? null : findMoment(recording, option.truth);
    if (cursor === null) return [];
    const which = ordinal(place + 1);
    const right = answer[place] === key;
    const says = right
      ? say`As you said, ${which}: “${key}”.`
      : say`You said “${answer[place] ?? 'nothing'}” comes ${which}. It is “${key}”.`;
    return [{ cursor, right, says }];
  });
}

function byCondition(condition: Condition, said: string, isTrue: boolean, recording: Recording): readonly Foreseen[] {
  if ('status' in condition) return read(recording, String(condition.status));
  if ('crossed' in condition)
    return crossed(
      recording,
      condition.crossed.split(' ').filter((name) => name !== ''),
    );
  const flushes = flushesOf(recording);
  const at = flushes.find((cursor) => answerOf(recording, cursor + 1).includes(condition.answered));
  const last = flushes.at(-1);
  if (isTrue && at !== undefined) return [{ cursor: at, right: true, says: say`Here it comes, as you said: “${said}”.` }];
  return last === undefined
    ? []
    : [{ cursor: last, right: false, says: say`You said “${said}”. All has been sent now, and it was not so.` }];
}

/** The client reads the status with the first bytes that it gets. */
function read(recording: Recording, said: string): readonly Foreseen[] {
  const status = String(statusOf(recording));
  const [cursor] = flushesOf(recording);
  if (cursor === undefined) return [];
  const right = status === said;
  const says = right ? say`The client reads ${status}, as you said.` : say`The client reads ${status}. You said ${said}.`;
  return [{ cursor, right, says }];
}

function answered(recording: Recording, said: string): readonly Foreseen[] {
  const answerer = answererOf(recording);
  if (answerer === null) return [];
  const right = answerer.name === said;
  const who = answerer.name === 'server' ? 'The server itself' : code(answerer.name);
  const says = right ? say`${who} answers, as you pointed.` : say`${who} answers. You pointed at ${code(said)}.`;
  return [{ cursor: answerer.at, right, says }];
}

/** Each layer as it is reached, and those that never were when the answer leaves. */
function crossed(recording: Recording, said: readonly string[]): readonly Foreseen[] {
  const met: string[] = [];
  const marks: Foreseen[] = [];
  for (const [cursor, event] of recording.events.entries()) {
    if (event.type !== 'call') continue;
    const layer = recording.layers[recording.spans[event.span ?? -1]?.layer ?? -1];
    if (layer === undefined || layer.kind === 'server' || met.includes(layer.name)) continue;
    met.push(layer.name);
    const right = said.includes(layer.name);
    const name = code(layer.name);
    marks.push({
      cursor,
      right,
      says: right ? say`${name} is reached, as you said.` : say`${name} is reached. You said it would not be.`,
    });
  }
  const never = said.filter((name) => !met.includes(name));
  const [turned] = flushesOf(recording);
  if (turned === undefined) return marks;
  const right = never.length === 0 && met.every((name) => said.includes(name));
  if (never.length > 0)
    marks.push({
      cursor: turned,
      right: false,
      says: say`The answer leaves, and ${code(never[0] ?? '')} was never reached. You said it would be.`,
    });
  else if (right)
    marks.push({ cursor: turned, right: true, says: say`The answer leaves, and no other layer was reached: as you said.` });
  return marks;
}

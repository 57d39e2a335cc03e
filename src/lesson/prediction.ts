// What a run says to a prediction. The truth is never written down anywhere: it is read off the recording.
import type { Recording } from '../trace/recording.ts';
import { flushesOf, sentAt } from '../trace/sent.ts';
import { findMoment } from './find-moment.ts';
import type { Condition, Question } from './lesson.ts';

/** The status code that the client read, or null when nothing was sent. */
export function statusOf(recording: Recording): number | null {
  const { status } = sentAt(recording, recording.events.length);
  return status === null ? null : Number.parseInt(status, 10);
}

/** "GZip Auth": the layers that were called, outermost first, without the server. */
export function crossedLayers(recording: Recording): string {
  const called = recording.layers.filter((layer) => layer.kind !== 'server');
  return called.map((layer) => layer.name).join(' ');
}

/** All that was sent to the client, as latin-1 text, framing and all. */
export function answerOf(recording: Recording): string {
  const sent = flushesOf(recording).map((cursor) => recording.events[cursor]);
  return sent.map((event) => (event?.type === 'sent' ? (recording.bytes[event.bytes] ?? '') : '')).join('');
}

function holds(condition: Condition, recording: Recording): boolean {
  if ('status' in condition) return (statusOf(recording) ?? 0) === condition.status;
  if ('crossed' in condition) return crossedLayers(recording) === condition.crossed;
  return answerOf(recording).includes(condition.answered);
}

/** The right answer in this run: one option's key, or all of them in the order of events. Null when the run does not decide it. */
export function truthOf(question: Question, recording: Recording): readonly string[] | null {
  if (question.kind === 'choice') {
    const right = question.options.filter((option) => holds(option.truth, recording));
    return right.length === 1 ? right.map((option) => option.key) : null;
  }
  const found = question.options.map(({ key, truth }) => ({ key, at: findMoment(recording, truth) }));
  if (found.some(({ at }) => at === null)) {
    return null;
  }
  return found.sort((a, b) => (a.at ?? 0) - (b.at ?? 0)).map(({ key }) => key);
}

/** The answer of the first of these runs that decides the question: what was predicted was the first Send. */
export function firstTruth(question: Question, recordings: readonly (Recording | null)[]): readonly string[] | null {
  for (const recording of recordings) {
    const truth = recording === null ? null : truthOf(question, recording);
    if (truth !== null) {
      return truth;
    }
  }
  return null;
}

export const isRight = (answer: readonly string[], truth: readonly string[]): boolean =>
  answer.length === truth.length && answer.every((key, place) => key === truth[place]);

// What a run says to a prediction. The truth is never written down anywhere: it is read off the recording.
import { cursorsOf } from '../trace/cursors.ts';
import { flagAt } from '../trace/flag.ts';
import type { Cursor, Recording } from '../trace/recording.ts';
import { flushesOf, sentAt } from '../trace/sent.ts';
import { nameOf } from '../trace/words.ts';
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

/** All that was sent to the client (before a moment), as latin-1 text, framing and all. */
export function answerOf(recording: Recording, before: Cursor = recording.events.length): string {
  const flushes = flushesOf(recording).filter((cursor) => cursor < before);
  const sent = flushes.map((cursor) => recording.events[cursor]);
  return sent.map((event) => (event?.type === 'sent' ? (recording.bytes[event.bytes] ?? '') : '')).join('');
}

function holds(condition: Condition, recording: Recording): boolean {
  if ('status' in condition) return (statusOf(recording) ?? 0) === condition.status;
  if ('crossed' in condition) return crossedLayers(recording) === condition.crossed;
  return answerOf(recording).includes(condition.answered);
}

/** The layer that made the answer which the client got, "server" for the server itself; null when nothing was answered. `at` is the moment at which
 *  it did: it called start_response first, from whatever hands that came to the server later. */
export function answererOf(recording: Recording): { name: string; at: Cursor } | null {
  const [firstSent] = flushesOf(recording);
  const status = statusOf(recording);
  if (firstSent === undefined || status === null) return null;
  const own = { name: 'server', at: firstSent };
  const said = cursorsOf(recording, 'start_response');
  const last = flagAt(recording, recording.events.length);
  // What the application said may have been replaced by an error page of the server's own.
  if (last === null || last.text !== String(status)) return own;
  const began = said.findLast((cursor) => {
    const flag = flagAt(recording, cursor);
    return flag !== null && flag.from === last.from && flag.hands.length <= 1;
  });
  const name = nameOf(recording, began === undefined ? null : (recording.events[began]?.span ?? null));
  return began === undefined || last.from === 0 ? own : { name, at: began };
}

/** The right answer in this run: one option's key, or all of them in the order of events. Null when the run does not decide it. */
export function truthOf(question: Question, recording: Recording): readonly string[] | null {
  switch (question.kind) {
    case 'choice': {
      const right = question.options.filter((option) => holds(option.truth, recording));
      return right.length === 1 ? right.map((option) => option.key) : null;
    }
    case 'status': {
      const status = statusOf(recording);
      return status === null ? null : [String(status)];
    }
    case 'skin': {
      const answerer = answererOf(recording);
      return answerer === null ? null : [answerer.name];
    }
    case 'order': {
      const found = question.options.map(({ key, truth }) => ({ key, at: findMoment(recording, truth) }));
      if (found.some(({ at }) => at === null)) return null;
      return found.sort((a, b) => (a.at ?? 0) - (b.at ?? 0)).map(({ key }) => key);
    }
  }
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

// Which runs were seen up to the moment that decides a question, by its number: who has seen it once has seen it, wherever they go back to.
import type { Recording } from '../../trace/recording.ts';

const seen = new WeakMap<Recording, Set<number>>();

export const wasSeen = (recording: Recording, question: number): boolean => seen.get(recording)?.has(question) ?? false;

export const noteSeen = (recording: Recording, question: number): void => {
  seen.set(recording, (seen.get(recording) ?? new Set()).add(question));
};

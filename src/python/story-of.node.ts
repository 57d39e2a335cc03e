// One request to a program, as a story (tell.ts).
import { expect } from 'vitest';
import type { Python } from '../runner/inline-python.node.ts';
import { story } from './tell.ts';

/** Starts the program and puts one request to it, which must have been recorded. */
export function storyOf(python: Python, source: string): string[] {
  expect(python.start(source)).toMatchObject({ ok: true });
  const { recording, unrecorded } = python.request();
  expect(unrecorded).toBeNull();
  return story(recording);
}

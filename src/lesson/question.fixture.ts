// Questions for tests: about one request, with what the tests say of the truth of each option.
import type { Condition, Question } from './lesson.ts';

export const tree = { type: 'root' as const, children: [] };
export const asked = { number: 0, ask: tree, because: null, request: 'GET /hello' };
export const choice = (...options: readonly [key: string, truth: Condition][]): Question => ({
  ...asked,
  kind: 'choice',
  options: options.map(([key, truth]) => ({ key, tree, truth })),
});

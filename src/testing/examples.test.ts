// Plays every example of the gallery in real CPython: it runs, what its text says is so, and the referee says of it exactly what it names:
// nothing of those that are right, and of the broken ones the very rules that they are there for.
import { afterAll, describe, expect, test } from 'vitest';
import { readExamples } from '../lesson/read-course.node.ts';
import { verdictsOf } from '../trace/referee/verdicts.ts';
import { asked, describeClaim, holdTo, lessonPlayer } from './play-lesson.node.ts';

const { runner, play } = lessonPlayer();
afterAll(() => runner.dispose());
const examples = readExamples('lessons');

test('there is an empty project, and enough of everything else', () => {
  expect(examples[0]?.slug).toBe('example-empty');
  expect(examples.length).toBeGreaterThan(24);
  expect(new Set(examples.map(({ front }) => front.title)).size).toBe(examples.length);
});

const cases = asked(examples).map((example) => [example.front.title, example] as const);
describe.each(cases)('%s', (_title, example) => {
  test('each of its requests is answered, and the referee says what it names', async () => {
    const tried = example.prose.flatMap((block) => (block.kind === 'try' ? [block.request] : []));
    const broken = new Set<string>();
    for (const request of [example.front.request, ...tried]) {
      const { raw, recording } = await play(example, { of: 'start', request });
      // Some broken ones are broken in just that: nobody is answered.
      if (example.breaks.length === 0) expect([request, raw]).toEqual([request, expect.stringMatching(/^HTTP\/1\.[01] \d{3} /)]);
      const rules = verdictsOf(recording).map(({ rule }) => rule.id);
      // What it names shows at once, with its own request.
      if (request === example.front.request) expect(rules).toEqual(example.breaks);
      for (const rule of rules) broken.add(rule);
    }
    expect([...broken].sort()).toEqual([...new Set(example.breaks)].sort());
  });

  test.each(example.claims.map((claim) => [claim.where, describeClaim(claim), claim] as const))(
    '%s: %s',
    async (_where, _what, claim) => holdTo(claim, await play(example, claim)),
  );
});

// The lessons' recorded runs: read back by the page as they were written, and the same at every build.
import { expect, test } from 'vitest';
import { readCourse } from '../src/lesson/read-course.node.ts';
import { recordedRun } from '../src/store/recorded-run.ts';
import { mask } from '../src/trace/mask.ts';
import { playablesOf, recordedRuns } from './recorded-runs.ts';

const lessons = readCourse('lessons');

test('every lesson has one, which the page reads, and in which nothing is left that differs at every run', async () => {
  const runs = await recordedRuns('.', lessons.flatMap(playablesOf));
  expect(Object.keys(runs).filter((id) => !id.includes('/'))).toEqual(lessons.map(({ slug }) => slug));
  for (const lesson of lessons) {
    const recorded = runs[lesson.slug];
    if (recorded === undefined) throw new Error(lesson.slug);
    const { outcome } = recordedRun(lesson, recorded);
    if (!outcome?.recording) throw new Error(lesson.slug);
    // One lesson begins with a program that waits for more than the client sends: nobody is answered.
    const waits = outcome.recording.events.some(({ type }) => type === 'wait');
    if (!waits) expect(new TextDecoder().decode(outcome.raw)).toMatch(/^HTTP\/1\.[01] \d{3} /);
    expect(mask(outcome.recording)).toEqual(outcome.recording);
  }
}, 120_000);

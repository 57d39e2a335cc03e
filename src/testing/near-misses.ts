// Wrong ways through lessons, which are nearly right: each has to fail, whichever check catches it. The typical ones are in the lessons
// themselves, with the check that has to catch them (`mistakes/`); these were written from the text of a task, before their author had
// seen its check.
import type { AuthoredLesson } from '../lesson/lesson.ts';
import { atWork } from './near-misses/at-work.ts';
import { between } from './near-misses/between.ts';
import { firstSteps } from './near-misses/first-steps.ts';
import { frames } from './near-misses/frames.ts';
import { settings } from './near-misses/settings.ts';
import { tickets } from './near-misses/tickets.ts';
import { projectsOf } from './right-solutions.ts';

/** What is nearly done, and the whole project. */
export const nearMisses = (lesson: AuthoredLesson) =>
  projectsOf(lesson, [firstSteps, atWork, between, frames, settings, tickets]);

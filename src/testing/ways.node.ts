// All that is there of a lesson besides its own solution and mistakes: what has to pass, and what has to fail.
import type { AuthoredLesson, Files } from '../lesson/lesson.ts';
import { nearMisses } from './near-misses.ts';
import { rightSolutions, unseenSolutions } from './right-solutions.ts';
import { unseenProjects } from './unseen.node.ts';

type Way = [how: string, files: Files];

export const rightWays = (lesson: AuthoredLesson): Way[] => [...rightSolutions(lesson), ...unseenProjects(lesson, 'right')];

/** Those of them whose author had not seen the check. */
export const unseenWays = (lesson: AuthoredLesson): Way[] => [...unseenSolutions(lesson), ...unseenProjects(lesson, 'right')];

export const wrongWays = (lesson: AuthoredLesson): Way[] => [...nearMisses(lesson), ...unseenProjects(lesson, 'wrong')];

// What follows the text of a lesson: what was reached, and the help that was asked for. Fetched after the first paint.
import type { Lesson } from '../../lesson/lesson.ts';
import { CheckList } from './check-list.tsx';
import { Help } from './help.tsx';

export function LessonEnd({ lesson }: { lesson: Lesson }) {
  return (
    <>
      <CheckList />
      <Help lesson={lesson} />
    </>
  );
}

// What follows the text of a lesson: what was reached, and the help that was asked for. Fetched after the first paint.
import type { Lesson } from '../../lesson/lesson.ts';
import { specAddress } from '../../lesson/spec.ts';
import * as strings from '../../strings/lesson/lesson-end.tsx';
import { CheckList } from './check-list.tsx';
import { Help } from './help.tsx';
import './lesson-end.css';

export function LessonEnd({ lesson }: { lesson: Lesson }) {
  return (
    <>
      <CheckList lesson={lesson} />
      <Help lesson={lesson} />
      {lesson.front.spec.length > 0 && <Spec lesson={lesson} />}
    </>
  );
}

function Spec({ lesson }: { lesson: Lesson }) {
  return (
    <p className="lesson-spec">
      {strings.restsOn(
        lesson.front.spec.map((section, index) => (
          <span key={section}>
            {index > 0 && ' · '}
            <a href={specAddress(section) ?? undefined} target="_blank" rel="noreferrer">
              {section}
            </a>
          </span>
        )),
      )}
    </p>
  );
}

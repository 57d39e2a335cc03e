// The lesson column: what to read, what to predict, what was reached. It scrolls by itself; its foot stays.

import { titleOfLesson } from '../../lesson/course.ts';
import type { Lesson } from '../../lesson/lesson.ts';
import { selectLesson } from '../../store/selectors.ts';
import * as strings from '../../strings/lesson/lesson-panel.ts';
import * as parts from '../../strings/shared/parts.ts';
import { Breakable } from '../shared/breakable.tsx';
import { FaultBoundary } from '../shared/fault-boundary.tsx';
import { late } from '../shared/late.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { Blocks } from './blocks.tsx';
import './lesson.css';

/** Under the text, where nobody looks first. */
const LateEnd = late(async () => (await import('./lesson-end.tsx')).LessonEnd, null, { soon: true });

const LateFooter = late(async () => (await import('./lesson-footer.tsx')).LessonFooter, <div className="lesson-foot" />, {
  soon: true,
});

export function LessonPanel() {
  const lesson = useOnionskin(selectLesson);
  if (lesson === null) return <p className="lesson-none">{strings.noLessons}</p>;
  return (
    <section className="lesson" aria-label={strings.lesson}>
      {/* A lesson begins at its top: what belongs to the one before is not carried over. */}
      <article className="lesson-text" key={lesson.slug} aria-labelledby="lesson-title">
        <Ticks lesson={lesson} />
        <h1 id="lesson-title">
          <Breakable text={titleOfLesson(lesson)} />
        </h1>
        <p className="lesson-goal">{lesson.front.goal}</p>
        <Blocks blocks={lesson.prose} />
        <FaultBoundary of={parts.lessonEnd}>
          <LateEnd lesson={lesson} />
        </FaultBoundary>
      </article>
      <FaultBoundary of={parts.lessonFoot}>
        <LateFooter lesson={lesson} />
      </FaultBoundary>
    </section>
  );
}

/** Where in its part the lesson stands; in a part of one there is nothing to tell. */
function Ticks({ lesson }: { lesson: Lesson }) {
  const course = useOnionskin((state) => state.course);
  const progress = useOnionskin((state) => state.progress);
  const part = course.heads.filter((one) => one.part.number === lesson.part.number);
  if (part.length < 2) return null;
  const nth = part.findIndex(({ slug }) => slug === lesson.slug) + 1;
  const words = strings.place(nth, part.length, lesson.part.title);
  return (
    <div className="lesson-ticks" role="img" aria-label={words} title={words}>
      {part.map((one) => (
        <i key={one.slug} className={one.slug === lesson.slug ? 'current' : progress[one.slug]?.done ? 'done' : ''} />
      ))}
    </div>
  );
}

// The lesson column: what to read, what to predict, what was reached. It scrolls by itself; its foot stays.

import { titleOfLesson } from '../../lesson/course.ts';
import type { Lesson } from '../../lesson/lesson.ts';
import { selectLesson } from '../../store/selectors.ts';
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
  if (lesson === null) return <p className="lesson-none">There are no lessons here yet. The editor is yours.</p>;
  return (
    <section className="lesson" aria-label="Lesson">
      {/* A lesson begins at its top: what belongs to the one before is not carried over. */}
      <article className="lesson-text" key={lesson.slug} aria-labelledby="lesson-title">
        <Ticks lesson={lesson} />
        <h1 id="lesson-title">{titleOfLesson(lesson)}</h1>
        <p className="lesson-goal">{lesson.front.goal}</p>
        <Blocks blocks={lesson.prose} />
        <FaultBoundary of="end of the lesson">
          <LateEnd lesson={lesson} />
        </FaultBoundary>
      </article>
      <FaultBoundary of="foot of the lesson">
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
  const words = `Lesson ${part.findIndex(({ slug }) => slug === lesson.slug) + 1} of ${part.length} in ${lesson.part.title}`;
  return (
    <div className="lesson-ticks" role="img" aria-label={words} title={words}>
      {part.map((one) => (
        <i key={one.slug} className={one.slug === lesson.slug ? 'current' : progress[one.slug]?.done ? 'done' : ''} />
      ))}
    </div>
  );
}

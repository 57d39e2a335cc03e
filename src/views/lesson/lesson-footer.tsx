// What is always in reach: the neighbours, the next hint, the solution, and the way back to how the lesson began.
import type { LessonHead } from '../../lesson/course.ts';
import { isExample } from '../../lesson/is-example.ts';
import { isShared } from '../../lesson/is-shared.ts';
import type { Lesson } from '../../lesson/lesson.ts';
import { selectEdited, selectProgress, selectWork } from '../../store/selectors.ts';
import type { State } from '../../store/state.ts';
import { commands } from '../shared/commands.ts';
import { useCommand } from '../shared/hands-context.tsx';
import { Icon } from '../shared/icon.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import './lesson-end.css';

export function LessonFooter({ lesson }: { lesson: Lesson }) {
  return (
    <div className="lesson-foot">
      <Beginning lesson={lesson} />
      {isExample(lesson.slug) || isShared(lesson.slug) ? <WaysOn slug={lesson.slug} /> : <Neighbours lesson={lesson} />}
    </div>
  );
}

/** An example stands by itself: from it one goes on to another, or back to the course. */
function WaysOn({ slug }: { slug: string }) {
  const showExamples = useCommand(commands.examples);
  const showMap = useCommand(commands.map);
  return (
    <nav className="lesson-nav" aria-label="Lessons and examples">
      <button type="button" className="btn quiet" aria-haspopup="dialog" onClick={showExamples}>
        {isExample(slug) ? 'Other examples' : 'Examples'}
      </button>
      <button type="button" className="btn quiet" aria-haspopup="dialog" onClick={showMap}>
        Lessons
      </button>
    </nav>
  );
}

function Neighbours({ lesson }: { lesson: Lesson }) {
  const heads = useOnionskin((state) => state.course.heads);
  const { hints, solution } = useOnionskin(selectProgress);
  const showHint = useOnionskin((state) => state.showHint);
  const showSolution = useOnionskin((state) => state.showSolution);
  const here = heads.findIndex(({ slug }) => slug === lesson.slug);
  const before = heads[here - 1];
  const next = heads[here + 1];
  const goBack = useCommand(commands.previousLesson);
  const goOn = useCommand(commands.nextLesson);
  return (
    <nav className="lesson-nav" aria-label="Lessons and help">
      <button
        type="button"
        className="btn quiet"
        disabled={before === undefined}
        onClick={goBack}
        title={titleOf(before, 'earlier')}
      >
        <Icon name="left" />
        <span className="unseen">{before ? 'Previous lesson: ' : 'No earlier lesson'}</span>
        {before?.number}
      </button>
      <span className="lesson-help">
        <button type="button" className="btn quiet" disabled={hints >= lesson.hints.length} onClick={showHint}>
          Hint
          <span className="count">
            {hints}/{lesson.hints.length}
          </span>
        </button>
        <button type="button" className="btn quiet" disabled={solution} onClick={showSolution}>
          Solution
        </button>
      </span>
      <button type="button" className="btn quiet" disabled={next === undefined} onClick={goOn} title={titleOf(next, 'later')}>
        <span className="unseen">{next ? 'Next lesson: ' : 'No later lesson'}</span>
        {next?.number}
        <Icon name="right" />
      </button>
    </nav>
  );
}

const titleOf = (head: LessonHead | undefined, way: 'earlier' | 'later') => head?.title ?? `No ${way} lesson`;

/** Whether the files differ from the lesson's own. */
const isEdited = (lesson: Lesson) => (state: State) => {
  const { files } = selectWork(state);
  const names = new Set([...Object.keys(files), ...Object.keys(lesson.start)]);
  return [...names].some((name) => files[name] !== lesson.start[name]);
};

function Beginning({ lesson }: { lesson: Lesson }) {
  const edited = useOnionskin(isEdited(lesson));
  const touched = useOnionskin(selectEdited);
  const undoable = useOnionskin((state) => state.discarded[state.slug] !== undefined);
  const startOver = useOnionskin((state) => state.startOver);
  const undo = useOnionskin((state) => state.undoStartOver);
  return (
    <div className="lesson-beginning">
      <span className="lesson-state">{edited ? 'Edited' : 'As it began'}</span>
      {undoable && (
        <button type="button" className="btn quiet" onClick={undo}>
          Undo
        </button>
      )}
      <button type="button" className="btn quiet" disabled={!touched} onClick={startOver}>
        Start over
      </button>
    </div>
  );
}

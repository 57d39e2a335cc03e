// What is always in reach: the neighbours, the next hint, the solution, and the way back to how the lesson began.
import { isExample } from '../../lesson/is-example.ts';
import { isShared } from '../../lesson/is-shared.ts';
import type { Lesson } from '../../lesson/lesson.ts';
import { selectEdited, selectProgress, selectWork } from '../../store/selectors.ts';
import type { State } from '../../store/state.ts';
import * as strings from '../../strings/lesson/lesson-footer.tsx';
import { commands } from '../shared/commands.ts';
import { useCommand } from '../shared/hands-context.tsx';
import { Icon } from '../shared/icon.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { CHECKS } from './check-list.tsx';
import './lesson-end.css';
import { isAllPassed, useChecked } from './use-checked.ts';

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
    <nav className="lesson-nav" aria-label={strings.lessonsAndExamples}>
      <button type="button" className="btn quiet" aria-haspopup="dialog" onClick={showExamples}>
        {isExample(slug) ? strings.otherExamples : strings.examples}
      </button>
      <button type="button" className="btn quiet" aria-haspopup="dialog" onClick={showMap}>
        {strings.lessons}
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
  const isDone = isAllPassed(useChecked(lesson));
  const goBack = useCommand(commands.previousLesson);
  const goOn = useCommand(commands.nextLesson);
  return (
    <nav className="lesson-nav" aria-label={strings.lessonsAndHelp}>
      <button
        type="button"
        className="btn quiet"
        disabled={before === undefined}
        onClick={goBack}
        title={before?.title ?? strings.noEarlier}
      >
        <Icon name="left" />
        {before ? strings.previous(before.number) : <span className="unseen">{strings.noEarlier}</span>}
      </button>
      <span className="lesson-help">
        <button type="button" className="btn quiet" disabled={hints >= lesson.hints.length} onClick={showHint}>
          {strings.hint}
          <span className="count">
            {hints}/{lesson.hints.length}
          </span>
        </button>
        <button type="button" className="btn quiet" disabled={solution} onClick={showSolution}>
          {strings.solution}
        </button>
      </span>
      <button
        type="button"
        className={isDone && next !== undefined ? 'btn send' : 'btn quiet'}
        disabled={next === undefined}
        onClick={goOn}
        title={next?.title ?? strings.noLater}
      >
        {next ? strings.next(next.number) : <span className="unseen">{strings.noLater}</span>}
        <Icon name="right" />
      </button>
    </nav>
  );
}

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
      <span className="lesson-state">{edited ? strings.edited : strings.asItBegan}</span>
      {lesson.checks.length > 0 && <ToChecks lesson={lesson} />}
      {undoable && (
        <button type="button" className="btn quiet" onClick={undo}>
          {strings.undo}
        </button>
      )}
      <button type="button" className="btn quiet" disabled={!touched} onClick={startOver}>
        {strings.startOver}
      </button>
    </div>
  );
}

/** How the task stands, where it is always in view, and the way to the checks. To the ear the list itself tells it, whenever it changes. */
function ToChecks({ lesson }: { lesson: Lesson }) {
  const checked = useChecked(lesson);
  const isDone = isAllPassed(checked);
  const show = () => {
    const heading = document.getElementById(CHECKS);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  };
  const says = checked.checking
    ? strings.checking
    : checked.of === 'here'
      ? strings.passed(checked.passed, checked.all)
      : strings.checks;
  return (
    <button type="button" className={isDone ? 'btn quiet lesson-done' : 'btn quiet'} onClick={show}>
      {says}
      {isDone && <Icon name="tick" />}
    </button>
  );
}

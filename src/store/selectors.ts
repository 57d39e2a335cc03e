// What views ask the state: everything here is derived, never stored. Each gives the same object for the same facts.
import type { Lesson } from '../lesson/lesson.ts';
import type { DiskState, Project, ServerChoice } from '../runner/runner.ts';
import { type Grain, momentsOf } from '../trace/hops.ts';
import type { Cursor, Recording } from '../trace/recording.ts';
import { alike } from './alike.ts';
import type { Off, Read } from './reorder-state.ts';
import type { LessonProgress, Run, State, Work } from './state.ts';
import { freshWork, lessonBySlug, noProgress, workOf } from './work.ts';

export const selectLesson = (state: State): Lesson | null => lessonBySlug(state.course, state.slug);
export const selectWork = (state: State): Work => workOf(state.course, state.works, state.slug);
export const selectProgress = (state: State): LessonProgress => state.progress[state.slug] ?? noProgress;

/** Is there anything that "start over" would throw away? Looking at another file is not work. */
export function selectEdited(state: State): boolean {
  const own = state.works[state.slug];
  const lesson = selectLesson(state);
  if (!own || !lesson) return false;
  const fresh = freshWork(lesson);
  return EDITABLE.some((key) => !alike(own[key], fresh[key]));
}

const EDITABLE = ['files', 'request', 'server', 'keepAlive', 'script'] as const;

/** What the lesson serves, before its server makes something else of it. */
export const appOf = (lesson: Lesson | null): string => lesson?.front.app ?? 'app:application';

/** What would be served now. A new object at each call: for actions, not for views. */
export function projectOf(state: State): Project {
  const { files, server } = selectWork(state);
  const app = appOf(selectLesson(state));
  return { files, app: server.factory ? `${app.split(':')[0]}:create_app` : app, disk: state.slug };
}

/** How the layers stand in the source as it is now; null when that has not been looked at. */
export function selectArrangement(state: State): Read | null {
  const { arrangement, slug } = state;
  const { files, server } = selectWork(state);
  const holds = arrangement?.slug === slug && arrangement.files === files && arrangement.factory === (server.factory === true);
  return holds ? arrangement : null;
}

const noneOff: readonly Off[] = [];
/** The layers that were switched off; which of them still are, `stillOff` tells. */
export const selectOff = (state: State): readonly Off[] => selectWork(state).off ?? noneOff;

/** Those that are in the source again, by Ctrl+Z perhaps, are off no longer. */
export const stillOff = (off: readonly Off[], arrangement: Read | null): readonly Off[] =>
  off.filter(({ ident, beside }) => {
    const there = arrangement?.slots.filter((slot) => slot.ident === ident).length ?? 0;
    return there <= beside;
  });

const emptyDisk: DiskState = { files: [], left: [] };
/** What the lesson's program has written beside its files, as far as its last answer tells. */
export const selectDisk = (state: State): DiskState => state.disks[state.slug] ?? emptyDisk;

/** Did the lesson's own code run, on the lesson's server? Predictions are about that: what the learner makes of it may well answer otherwise. */
export function isOfStart(
  { project, server }: { project: Pick<Project, 'files'>; server: ServerChoice },
  lesson: Lesson,
): boolean {
  const fresh = freshWork(lesson);
  return alike([project.files, server], [fresh.files, fresh.server]);
}

const asked = new WeakMap<Lesson, readonly number[]>();
/** The predictions that the recorded run would answer: those about the lesson's own request. */
function askedOf(lesson: Lesson): readonly number[] {
  const known = asked.get(lesson);
  if (known !== undefined) return known;
  const numbers = (lesson.prose ?? []).flatMap((block) =>
    block.kind === 'predict' && block.question.request === lesson.front.request ? [block.question.number] : [],
  );
  asked.set(lesson, numbers);
  return numbers;
}

/** Is the lesson's recorded run not shown, because it would give away what is still to be predicted? Whoever asks for it gets it. */
export function selectHeldBack(state: State): boolean {
  const lesson = selectLesson(state);
  if (lesson === null || state.recorded[lesson.slug] === undefined || state.uncovered.includes(lesson.slug)) return false;
  const { predictions } = selectProgress(state);
  return askedOf(lesson).some((number) => predictions[number] === undefined);
}

/** The run on stage: one of the learner's own, else what was recorded of the lesson's start. */
export const selectRun = (state: State): Run | null =>
  state.runs.find((run) => run.id === state.shown) ?? (selectHeldBack(state) ? null : (state.recorded[state.slug] ?? null));

/** Is what was recorded when the page was built on stage? */
export const selectIsRecorded = (state: State): boolean =>
  state.borrowed === null && selectRun(state) !== null && selectRun(state) === state.recorded[state.slug];

/** What is on stage: the recording of a failed check, or that of the shown run. */
export function selectRecording(state: State): Recording | null {
  if (state.borrowed !== null) return selectProgress(state).checks?.recordings[state.borrowed] ?? null;
  return selectRun(state)?.outcome?.recording ?? null;
}

/** Is there a moment on stage that a link can ask for? What a check saw is of a request of its own, which no link holds. */
export const selectIsLinkable = (state: State): boolean => state.borrowed === null && selectRecording(state) !== null;

/** The run before the one on stage, in the same lesson. */
const runBefore = ({ shown, runs, slug, borrowed }: State): Run | null => {
  if (shown === null || borrowed !== null) return null;
  return runs.findLast((run) => run.id < shown && run.slug === slug && run.outcome?.recording) ?? null;
};

/** Its recording: from it are known the layers that this request never reached. */
export const selectEarlier = (state: State): Recording | null => runBefore(state)?.outcome?.recording ?? null;

/** The run whose ghost lies under the one on stage, unless it was put away: the one before, before the first what was recorded of the lesson. */
export function selectGhostRun(state: State): Run | null {
  if (selectRun(state)?.outcome?.recording == null || state.borrowed !== null) return null;
  const before = runBefore(state);
  if (before !== null) return before;
  const recorded = state.recorded[state.slug] ?? null;
  return state.shown === null || selectIsRecorded(state) ? null : recorded;
}

const none: readonly Cursor[] = [];

/** Where the cursor stops: at boundary crossings, or at lines of the user's files as well. */
export function selectMoments(state: State, grain: Grain): readonly Cursor[] {
  const recording = selectRecording(state);
  return recording ? momentsOf(recording, grain) : none;
}

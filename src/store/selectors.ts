// What views ask the state: everything here is derived, never stored. Each gives the same object for the same facts.
import type { Lesson } from '../lesson/lesson.ts';
import type { DiskState, Outcome, Project } from '../runner/runner.ts';
import { faultSentence } from '../trace/fault-sentence.ts';
import { type Grain, momentsOf } from '../trace/hops.ts';
import type { Cursor, Recording } from '../trace/recording.ts';
import { plain } from '../trace/say.ts';
import { alike } from './alike.ts';
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

const EDITABLE = ['files', 'request', 'server', 'keepAlive'] as const;

/** What would be served now. A new object at each call: for actions, not for views. */
export function projectOf(state: State): Project {
  const { files, server } = selectWork(state);
  const app = selectLesson(state)?.front.app ?? 'app:application';
  return { files, app: server.factory ? `${app.split(':')[0]}:create_app` : app, disk: state.slug };
}

const emptyDisk: DiskState = { files: [], left: [] };
/** What the lesson's program has written beside its files, as far as its last answer tells. */
export const selectDisk = (state: State): DiskState => state.disks[state.slug] ?? emptyDisk;

/** The run on stage. */
export const selectRun = (state: State): Run | null => state.runs.find((run) => run.id === state.shown) ?? null;

/** What is on stage: the recording of a failed check, or that of the shown run. */
export function selectRecording(state: State): Recording | null {
  if (state.borrowed !== null) return selectProgress(state).checks?.recordings[state.borrowed] ?? null;
  return selectRun(state)?.outcome?.recording ?? null;
}

/** The recording of the run before the one on stage, in the same lesson: from it are known the layers that this request never reached. */
export function selectEarlier(state: State): Recording | null {
  const { shown, runs, slug, borrowed } = state;
  if (shown === null || borrowed !== null) return null;
  return runs.findLast((run) => run.id < shown && run.slug === slug && run.outcome?.recording)?.outcome?.recording ?? null;
}

const none: readonly Cursor[] = [];

/** Where the cursor stops: at boundary crossings, or at lines of the user's files as well. */
export function selectMoments(state: State, grain: Grain): readonly Cursor[] {
  const recording = selectRecording(state);
  return recording ? momentsOf(recording, grain) : none;
}

/** What went wrong with the run on stage, in words: what, where, and whether more time might help. */
export interface Trouble {
  says: string;
  file: string | null;
  line: number | null;
  why: 'start' | 'limit' | 'user' | 'memory' | 'exit' | 'unrecorded' | 'fault';
  /** When it went wrong, in the recording of the run; null where nothing was recorded. */
  moment: Cursor | null;
}
const troubles = new WeakMap<Run, Trouble | null>();

export function selectTrouble(state: State): Trouble | null {
  const run = selectRun(state);
  if (!run) return null;
  const known = troubles.get(run);
  if (known !== undefined) return known;
  const trouble = troubleOf(run);
  troubles.set(run, trouble);
  return trouble;
}

function troubleOf({ started, outcome }: Run): Trouble | null {
  if (!started.ok) return { says: started.says, file: started.file, line: started.line, why: 'start', moment: null };
  if (outcome === null) return null;
  const { recording, stopped, unrecorded } = outcome;
  const last = (recording?.events.length ?? 0) - 1;
  if (stopped) return { ...stopped, moment: last < 0 ? null : last };
  if (unrecorded !== undefined) return { says: unrecorded, file: null, line: null, why: 'unrecorded', moment: null };
  const fault = recording && faultSentence(recording);
  const end = endOf(outcome);
  if (!fault) {
    if (outcome.end !== 'timeout') return null;
    return {
      says: `The response never came to its end.${end}`,
      file: null,
      line: null,
      why: 'fault',
      moment: last < 0 ? null : last,
    };
  }
  const place = recording.events[fault.event]?.place ?? null;
  return {
    says: `${plain(fault.says)}${end}`,
    file: place?.file ?? null,
    line: place?.line ?? null,
    why: 'fault',
    moment: fault.event,
  };
}

/** How the connection ended, where the recording can't know it and it is what the client sees. */
function endOf({ end, raw, recording }: Outcome): string {
  // Then the recording has told that the client gave up.
  if (recording?.events.some((event) => event.type === 'wait' && event.ms === null)) return '';
  if (end === 'timeout') return ' The connection stays open, and nothing more comes: a client waits until it gives up.';
  return end === 'closed' && raw.length === 0 ? ' The connection was closed without a byte.' : '';
}

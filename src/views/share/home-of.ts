// What is taken home of the page's state: the project as it stands, and the last of its runs that was of this very project and request.
import type { Home } from '../../export/home.ts';
import { bytesOf } from '../../lib/request-bytes.ts';
import type { Bundle } from '../../servers/bundles.ts';
import { alike } from '../../store/alike.ts';
import { appOf, projectOf, selectLesson, selectRun, selectWork } from '../../store/selectors.ts';
import { plainTitle, sharedText } from '../../store/shared-work.ts';
import type { Run, State } from '../../store/state.ts';

export function homeOf(state: State, bundles: readonly Bundle[]): Home {
  const work = selectWork(state);
  const { app } = projectOf(state);
  const title = plainTitle(selectLesson(state));
  const composed = bytesOf(work.request);
  const runs = [...state.runs.filter(({ slug }) => slug === state.slug), state.recorded[state.slug]].filter(
    (run) => run !== undefined,
  );
  const same = runs.filter(
    ({ project, request, outcome }) =>
      outcome?.recording && alike([project.files, project.app, request], [work.files, app, work.request]),
  );
  const chosen = same.find((run) => run === selectRun(state)) ?? same.filter((run) => run.id > 0).at(-1) ?? same[0];
  const recordingOf = (run: Run | undefined) => run?.outcome?.recording ?? null;
  const text = sharedText({ title, app: appOf(selectLesson(state)), work, moment: '' });
  const { files: _files, ...settings } = JSON.parse(text) as Record<string, unknown>;
  return {
    title,
    files: work.files,
    app,
    server: work.server,
    raw: composed.ok ? composed.raw : null,
    leaves: work.request.leaves ?? null,
    recording: recordingOf(chosen),
    others: same.filter((run) => run !== chosen).flatMap((run) => recordingOf(run) ?? []),
    bundles,
    settings,
  };
}

/** The project of a run, for the file that its recording is kept in. */
export function projectOfRun(state: State, run: Run): Readonly<Record<string, unknown>> {
  const [openFile = ''] = Object.keys(run.project.files);
  const work = { files: run.project.files, openFile, request: run.request, server: run.server, keepAlive: false };
  const lesson = selectLesson(state);
  // Of a factory, too, it is the lesson's: the server says that it is one.
  const text = sharedText({ title: plainTitle(lesson), app: appOf(lesson), work, moment: '' });
  return JSON.parse(text) as Record<string, unknown>;
}

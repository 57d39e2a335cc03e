// What happened: every Send and what came of it. The newest answered run goes on stage and starts to play.
import { isShared } from '../lesson/is-shared.ts';
import type { Project, ServerChoice } from '../runner/runner.ts';
import * as strings from '../strings/store/run-slice.ts';
import { alike } from './alike.ts';
import { exchanging } from './exchange.ts';
import { ownFailure } from './fault-slice.ts';
import { messageOf } from './message-of.ts';
import { projectOf, selectLesson, selectWork } from './selectors.ts';
import type { Needs, Slice } from './slice.ts';
import type { Run, RunSlice, State } from './state.ts';
import type { Onionskin } from './store.ts';

/** Recordings are big; older runs than these are forgotten. */
const KEPT_RUNS = 20;

/** Of a shared project nothing has run before the first Send: the moment it was shared at is gone to then. */
const stillWanted = ({ wanted, slug, runs }: State): State['wanted'] =>
  wanted !== null && isShared(slug) && wanted.slug === slug && !runs.some((run) => run.slug === slug) ? wanted : null;

export const runSlice: Slice<RunSlice> = (set, get, needs) => {
  const { runner, date, quiet, mark, fetchRecorded } = needs;
  const exchange = exchanging(set, get, needs);
  let lastId = 0;

  /** Offline, before it came: then it is only not in the history. */
  const remember = async (run: Run) => {
    const history = await import('./history.ts').catch(() => null);
    if (history !== null) set(({ sent }) => ({ sent: history.remembered(sent, run, date()) }));
  };
  const answered = (run: Run) => {
    void remember(run);
    set((state) => ({ runs: [...state.runs, run].sort((a, b) => a.id - b.id).slice(-KEPT_RUNS) }));
    // The learner may have gone on to another lesson while this was running; the stage is that lesson's now.
    if (run.slug !== get().slug) return;
    set(nextOnStage(run.id));
    mark('answered');
    if (run.outcome?.recording) get().play();
  };

  return {
    status: { kind: 'idle' },
    slow: false,
    runs: [],
    recorded: {},
    uncovered: [],
    shown: null,
    pending: 0,
    refusal: null,
    borrowed: null,
    disks: {},

    async send(options) {
      const { slug } = get();
      const run = await get().sendThis(selectWork(get()).request, options);
      // Checks are for later: first the answer is drawn, and whoever presses Send again at once must not meet them on the way.
      await quiet();
      // They look at the code as it stands; after ten quick Sends once is enough. A program that had to be stopped would only
      // have to be stopped again.
      const { runs, pending, slug: here } = get();
      const last = runs.at(-1);
      if (run !== null && last?.id === run.id && last.outcome?.stopped === undefined && pending === 0 && here === slug)
        await get().runChecks();
    },
    async sendThis(request, options) {
      mark('sent');
      const made = messageOf(request, options?.body);
      const message = made instanceof Promise ? await made : made;
      const state = get();
      const { slug } = state;
      const { server, keepAlive } = selectWork(state);
      if (!message.ok) {
        set({ refusal: message.says });
        return null;
      }
      lastId += 1;
      const id = lastId;
      const project = projectOf(state);
      // Where only one area is in view, it is the one where something will move.
      const area = { tab: { ...state.tab, narrow: 'stage' as const } };
      set({ pending: state.pending + 1, refusal: null, reorderSays: null, wanted: stillWanted(state), missing: null, ...area });
      try {
        const connection = keepAlive && holdsConnection(state, project, server) ? 'same' : 'new';
        const sending = { slug, request, project, server, connection, raw: message.raw, limit: options?.limit } as const;
        const run: Run = { id, ...(await exchange(sending)) };
        answered(run);
        return run;
      } catch (error) {
        set({ refusal: ownFailure(get(), error, strings.part) });
        return null;
      } finally {
        set((after) => ({ pending: after.pending - 1 }));
      }
    },
    stop() {
      runner.stop();
    },
    resetDisk() {
      const { slug } = get();
      runner.wipe(slug);
      set(({ disks: { [slug]: _gone, ...disks } }) => ({ disks }));
    },
    show(id) {
      const { runs, recorded, slug } = get();
      if (recorded[slug]?.id === id) get().uncover();
      if (runs.some((run) => run.id === id) || recorded[slug]?.id === id) set(nextOnStage(id));
    },
    adopt(run) {
      lastId += 1;
      const id = lastId;
      set(({ runs }) => ({ runs: [...runs, { id, ...run }].slice(-KEPT_RUNS), ...nextOnStage(id) }));
    },
    uncover() {
      set(({ uncovered, slug }) => (uncovered.includes(slug) ? {} : { uncovered: [...uncovered, slug] }));
    },
    async fetchRecorded() {
      const lesson = selectLesson(get());
      if (lesson === null || get().recorded[lesson.slug] !== undefined) return;
      // Offline, or a lesson that can't be started: the stage stays empty, as it always may.
      const run = await fetchRecorded(lesson).catch(() => null);
      if (run !== null) set(({ recorded }) => ({ recorded: { ...recorded, [lesson.slug]: run } }));
    },
    showCheck(at) {
      set({ borrowed: at.recording, cursor: at.event, playing: false, look: null });
    },
  };
};

/** Is the connection of the last request open still, to the process that the next one is for? While one is under way it is not free. */
function holdsConnection(state: State, project: Project, server: ServerChoice): boolean {
  const last = state.runs.at(-1);
  if (state.pending > 0 || last?.outcome?.end !== 'kept-open') return false;
  return alike([last.project, last.server], [project, server]);
}

/** Before this many milliseconds of running nobody needs to be told. */
const SLOW_AFTER = 300;

/** Hears what the runner is doing, for honest words on the page. */
export function followRunner(store: Onionskin, { runner, schedule }: Needs): void {
  let cancel = () => {};
  runner.watch((status) => {
    const since = status.kind === 'running' ? status.since : null;
    const before = store.getState().status;
    const goesOn = since !== null && before.kind === 'running' && before.since === since;
    if (!goesOn) cancel();
    store.setState(goesOn ? { status } : { status, slow: false });
    if (since !== null && !goesOn) cancel = schedule(SLOW_AFTER, () => store.setState({ slow: true }));
  });
}

/** The stage turned to a run, at its start. */
export function nextOnStage(id: number | null): Pick<State, 'shown' | 'borrowed' | 'cursor' | 'playing' | 'look' | 'ghostSays'> {
  return { shown: id, borrowed: null, cursor: 0, playing: false, look: null, ghostSays: null };
}

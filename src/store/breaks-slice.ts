// Breakpoints: where somebody wants to stop. They belong to a lesson, and those at lines go with their lines while the code is edited.
import { followLine, lineMap } from '../lib/line-map.ts';
import { type Break, breakId } from '../trace/breakpoint.ts';
import { selectRecording, selectRun, selectWork } from './selectors.ts';
import type { Slice } from './slice.ts';
import type { Breakpoint, BreaksSlice, State, Work } from './state.ts';
import type { Onionskin } from './store.ts';
import { workOf } from './work.ts';

const none: readonly Breakpoint[] = [];
export const selectBreaks = (state: State): readonly Breakpoint[] => state.breaks[state.slug] ?? none;

export const breaksSlice: Slice<BreaksSlice> = (set, get) => {
  const change = (make: (breaks: readonly Breakpoint[]) => readonly Breakpoint[]) =>
    set((state) => ({ breaks: { ...state.breaks, [state.slug]: make(selectBreaks(state)) } }));
  const remove = (id: string) => change((breaks) => breaks.filter((one) => breakId(one) !== id));
  const isThere = (id: string) => selectBreaks(get()).some((one) => breakId(one) === id);

  return {
    breaks: {},

    addBreak(what) {
      if (!isThere(breakId(what))) change((breaks) => [...breaks, { ...what, on: true }]);
    },
    toggleBreak(what) {
      if (isThere(breakId(what))) remove(breakId(what));
      else get().addBreak(what);
    },
    switchBreak: (id, on) => change((breaks) => breaks.map((one) => (breakId(one) === id ? { ...one, on } : one))),
    removeBreak: remove,
    breakHere() {
      const here = lineHere(get());
      if (here !== null) get().toggleBreak(here);
    },
  };
};

/** The line that the moment on stage stands at, where that is in the files now; null when there is none. */
export function lineHere(state: State): (Break & { kind: 'line' }) | null {
  const place = selectRecording(state)?.events[state.cursor]?.place ?? null;
  const now = place && selectWork(state).files[place.file];
  if (place === null || now === undefined || now === null) return null;
  const ran = selectRun(state)?.project.files[place.file] ?? now;
  const line = ran === now ? place.line : lineMap(ran.split('\n'), now.split('\n'))(place.line);
  return line === null ? null : { kind: 'line', file: place.file, line };
}

type Files = Work['files'];

/** A breakpoint as the run on stage knows it: files may have been edited since. Null when its line did not stand there then. */
export function inRun(one: Break, ran: Files | undefined, now: Files): Break | null {
  if (one.kind !== 'line') return one;
  const [was, is] = [ran?.[one.file], now[one.file]];
  if (was === undefined || is === undefined || was === is) return one;
  const line = lineMap(is.split('\n'), was.split('\n'))(one.line);
  return line === null ? null : { ...one, line };
}

/** All that the run on stage can stop at. A new object at each call: for actions, not for views. */
export function stopsOf(state: State): readonly Break[] {
  const breaks = selectBreaks(state).filter(({ on }) => on);
  if (breaks.length === 0) return breaks;
  const ran = selectRun(state)?.project.files;
  const { files } = selectWork(state);
  return breaks.flatMap((one) => inRun(one, ran, files) ?? []);
}

/** Breakpoints go with their lines, and with a file that is renamed. */
export function followEdits(store: Onionskin): void {
  store.subscribe((now, before) => {
    const { slug } = now;
    if (now.works === before.works || slug !== before.slug || selectBreaks(now).length === 0) return;
    const [was, is] = [workOf(before.course, before.works, slug).files, workOf(now.course, now.works, slug).files];
    if (was === is) return;
    const breaks = moved(selectBreaks(now), was, is);
    if (breaks !== null) store.setState({ breaks: { ...now.breaks, [slug]: breaks } });
  });
}

/** Null when none has moved. */
function moved(breaks: readonly Breakpoint[], before: Files, after: Files): readonly Breakpoint[] | null {
  let any = false;
  const found = new Map<string, Breakpoint>();
  for (const one of breaks) {
    const now = one.kind === 'line' ? movedLine(one, before, after) : one;
    if (now !== one) any = true;
    if (now !== null && !found.has(breakId(now))) found.set(breakId(now), now);
  }
  return any ? [...found.values()] : null;
}

function movedLine(one: Breakpoint & { kind: 'line' }, before: Files, after: Files): Breakpoint | null {
  const was = before[one.file];
  if (was === undefined) return one;
  // A file that is renamed has its text still, and it is the only one that is new.
  const file = one.file in after ? one.file : Object.keys(after).find((name) => !(name in before) && after[name] === was);
  const is = file === undefined ? undefined : after[file];
  if (file === undefined || is === undefined) return null;
  const line = was === is ? one.line : followLine(was.split('\n'), is.split('\n'))(one.line);
  if (line === null) return null;
  return line === one.line && file === one.file ? one : { ...one, file, line };
}

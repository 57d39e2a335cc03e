// What the user wrote: files and request, one set for each lesson. Nothing here runs it.
import * as strings from '../strings/store/workspace-slice.ts';
import { refuseName } from './file-name.ts';
import type { Slice } from './slice.ts';
import type { State, Work, WorkspaceSlice } from './state.ts';
import { lessonBySlug, workOf } from './work.ts';

export const workspaceSlice: Slice<WorkspaceSlice> = (set, get, { runner }) => {
  const work = (state: State) => workOf(state.course, state.works, state.slug);
  const change = (make: (work: Work) => Work) => set((state) => ({ works: { ...state.works, [state.slug]: make(work(state)) } }));
  const forget = (file: string) => set((state) => ({ syntax: without(state.syntax, file) }));

  return {
    works: {},
    discarded: {},
    syntax: {},
    revealed: null,

    openFile(name) {
      if (name in work(get()).files && name !== work(get()).openFile) change((old) => ({ ...old, openFile: name }));
    },
    editFile(name, source) {
      if (work(get()).files[name] === source) return;
      change((old) => ({ ...old, files: { ...old.files, [name]: source } }));
    },
    addFile(name) {
      const refusal = refuseName(name, Object.keys(work(get()).files));
      if (refusal) return refusal;
      change((old) => ({ ...old, files: { ...old.files, [name]: '' }, openFile: name }));
      return null;
    },
    renameFile(from, to) {
      const { files } = work(get());
      if (from === to || !(from in files)) return null;
      const others = Object.keys(files).filter((name) => name !== from);
      const refusal = refuseName(to, others);
      if (refusal) return refusal;
      change((old) => ({
        ...old,
        files: Object.fromEntries(Object.entries(old.files).map(([name, source]) => [name === from ? to : name, source])),
        openFile: old.openFile === from ? to : old.openFile,
      }));
      forget(from);
      return null;
    },
    deleteFile(name) {
      const names = Object.keys(work(get()).files);
      if (!names.includes(name)) return null;
      const left = names.filter((other) => other !== name);
      const neighbour = left[Math.min(names.indexOf(name), left.length - 1)];
      if (neighbour === undefined) return strings.lastFile;
      change((old) => ({ ...old, files: without(old.files, name), openFile: old.openFile === name ? neighbour : old.openFile }));
      forget(name);
      return null;
    },
    editRequest(change_) {
      set({ refusal: null });
      change((old) => ({ ...old, request: { ...old.request, ...change_ } }));
    },
    putRequest(request) {
      set({ refusal: null });
      change((old) => ({ ...old, request }));
    },
    chooseServer({ name, processes, threads, mount, factory, pythonPath }) {
      // In the order in which it is read back: two tabs compare what they saved as text.
      change((old) => ({ ...old, server: { name, processes, threads, mount, factory, pythonPath } }));
    },
    setKeepAlive(keepAlive) {
      change((old) => ({ ...old, keepAlive }));
    },
    startOver() {
      const { slug, works, discarded } = get();
      const own = works[slug];
      if (!own) return;
      get().resetDisk();
      set({ works: without(works, slug), discarded: { ...discarded, [slug]: own }, syntax: {}, refusal: null });
    },
    undoStartOver() {
      const { slug, works, discarded } = get();
      const back = discarded[slug];
      if (!back) return;
      set({ works: { ...works, [slug]: back }, discarded: without(discarded, slug), syntax: {}, refusal: null });
    },
    applySolution() {
      const { course, slug, putFiles } = get();
      const lesson = lessonBySlug(course, slug);
      if (lesson) putFiles(lesson.solution);
    },
    putFiles(wanted) {
      const { slug, discarded } = get();
      const before = work(get());
      // Files of the user's own stay beside them: they may hold something worth keeping.
      const files = { ...before.files, ...wanted };
      set({ discarded: { ...discarded, [slug]: before }, syntax: {}, refusal: null });
      change((old) => ({ ...old, files }));
    },
    setSyntax(file, fault) {
      if (fault) set((state) => ({ syntax: { ...state.syntax, [file]: fault } }));
      else if (file in get().syntax) forget(file);
    },
    async checkSyntax(file) {
      const { slug } = get();
      const source = work(get()).files[file];
      if (source === undefined) return;
      if (!file.endsWith('.py')) return get().setSyntax(file, null);
      try {
        const fault = await runner.compile(file, source);
        if (get().slug === slug && work(get()).files[file] === source) get().setSyntax(file, fault);
      } catch {
        // Python could not be fetched: the runner's status says so, and Send will ask again.
      }
    },
    reveal(place) {
      get().openFile(place.file);
      set((state) => ({ revealed: { ...place }, tab: { ...state.tab, narrow: 'code' } }));
    },
  };
};

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  const { [key]: _gone, ...rest } = record;
  return rest;
}

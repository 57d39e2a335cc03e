// The order of the layers is a matter of the source: to move one is to rewrite it, as one edit that the editor can undo, and to send again.
// Python finds and writes (src/python/onionskin/arrangement); here is asked, checked that nothing has changed meanwhile, and said what came of it.
import type { Change, Slot, Taken } from '../runner/runner.ts';
import * as strings from '../strings/store/reordering.ts';
import type { Layer } from '../trace/recording.ts';
import type { Off, Read, Rearranging } from './reorder-state.ts';
import { projectOf, selectArrangement, selectOff, selectWork, stillOff } from './selectors.ts';
import type { Slice } from './slice.ts';
import { slotsOfSkins } from './slots-of-skins.ts';
import type { State } from './state.ts';

export const reordering: Slice<Rearranging> = (set, get, { runner }) => {
  /** One look at a time; whoever asks meanwhile waits for the same. */
  let looking: Promise<void> | null = null;
  const say = (reorderSays: string | null) => set({ reorderSays });
  const isWaiting = ({ status }: State) => status.kind === 'loading' || status.kind === 'starting';
  const factoryOf = (state: State) => selectWork(state).server.factory === true;

  const look = async (): Promise<void> => {
    const state = get();
    const { files } = selectWork(state);
    const factory = factoryOf(state);
    const read = await runner.arrange(projectOf(state), factory, null);
    set({ arrangement: { slug: state.slug, files, factory, ...read } });
  };

  /** How the source stands now. Null, with a sentence, when there is no Python to ask yet. */
  const current = async (): Promise<Read | null> => {
    const isFirst = get().arrangement === null;
    const looked = get().lookAtLayers();
    const waits = isFirst && isWaiting(get());
    if (waits) say(strings.notReady);
    await looked;
    const read = selectArrangement(get());
    if (waits) {
      if (get().reorderSays === strings.notReady) say(read === null ? strings.noPython : strings.ready);
      return null;
    }
    if (read === null) say(get().arrangement === null ? strings.noPython : strings.changed);
    return read;
  };

  /** Makes the change that `plan` asks for (a sentence: why there is none), and sends. `told` words it, of the layers in their new order. */
  const rearrange = async (
    plan: (read: Read) => Plan | string,
    told: (slots: readonly Slot[], file: string, plan: Plan) => string,
  ): Promise<void> => {
    if (get().rearranging || get().pending > 0) return;
    set({ rearranging: true, reorderSays: null });
    try {
      const read = await current();
      if (read === null) return;
      const planned = plan(read);
      if (typeof planned === 'string') return say(planned);
      const { slug, files, factory } = read;
      const { slots, says, edit, taken } = await runner.arrange(projectOf(get()), factory, planned.change);
      if (get().slug !== slug) return;
      if (selectArrangement(get()) !== read) return say(strings.changed);
      if (edit === null || !(edit.file in files)) return say(says ?? strings.changed);
      const off = offAfter(stillOff(selectOff(get()), read), planned.change, taken, slots);
      get().editFile(edit.file, edit.source);
      // What was rewritten is to be seen.
      get().openFile(edit.file);
      const after = selectWork(get());
      set((state) => ({
        works: { ...state.works, [slug]: off.length > 0 ? { ...after, off } : without(after) },
        arrangement: { slug, files: after.files, factory, slots, says: null, edit: null, taken: null },
        moved: planned.to === undefined ? null : { slot: planned.to },
      }));
      void get().send();
      // Send clears what was said before.
      say(told(slots, edit.file, planned));
    } catch {
      say(strings.noPython);
    } finally {
      set({ rearranging: false });
    }
  };

  return {
    async lookAtLayers() {
      // One that is under way may be of a source that has changed since.
      for (let times = 0; times < 2 && selectArrangement(get()) === null; times += 1) {
        looking ??= look()
          // Python that can't be fetched is told as the runner's status, and Send asks again.
          .catch(() => {})
          .finally(() => {
            looking = null;
          });
        await looking;
      }
    },
    async moveLayer({ skins, skin }, by) {
      const plan = (read: Read): Plan | string => {
        const from = slotsOfSkins(skins, read.slots)[skin] ?? null;
        if (from === null) return whyFixed(skins, skin, read);
        const to = from + by;
        const name = read.slots[from]?.name ?? '';
        if (to < 0) return strings.outermost(name);
        if (to >= read.slots.length) return strings.innermost(name);
        return { change: { move: [from, to] }, to };
      };
      await rearrange(plan, (slots, file, { to = 0 }) => placed(slots, to, file));
    },
    async moveLayerTo({ skins, skin }, place) {
      const plan = (read: Read): Plan | string => {
        const found = slotsOfSkins(skins, read.slots);
        const from = found[skin] ?? null;
        if (from === null) return whyFixed(skins, skin, read);
        const between = place > skin ? found.slice(skin + 1, place + 1).toReversed() : found.slice(place, skin);
        // Let go over the application or the server, it goes as far as it can.
        const to = between.find((slot) => slot !== null) ?? null;
        if (to === null) return whyFixed(skins, place, read);
        return { change: { move: [from, to] }, to };
      };
      await rearrange(plan, (slots, file, { to = 0 }) => placed(slots, to, file));
    },
    async switchOff({ skins, skin }) {
      let name = '';
      const plan = (read: Read): Plan | string => {
        const from = slotsOfSkins(skins, read.slots)[skin] ?? null;
        if (from === null) return whyFixed(skins, skin, read);
        name = read.slots[from]?.name ?? '';
        return { change: { off: from } };
      };
      await rearrange(plan, (_, file) => strings.switchedOff(name, file));
    },
    async switchOn(off) {
      const { beside: _beside, ...taken } = off;
      const told = (_: unknown, file: string) => strings.switchedOn(off.name, file);
      await rearrange(() => ({ change: { on: taken } }), told);
    },
  };
};

/** `to`: the slot that a layer is moved to. */
interface Plan {
  change: Change;
  to?: number;
}

/** Why a skin can't be moved. */
export function whyFixed(skins: readonly Layer[], skin: number, read: Read): string {
  const layer = skins[skin];
  if (!layer || layer.kind === 'server') return strings.server;
  if (read.says !== null) return read.says;
  const found = slotsOfSkins(skins, read.slots);
  const isInside = found.slice(skin).every((slot) => slot === null) && skin === skins.length - 1;
  if (isInside) return strings.application(layer.name);
  return strings.notSeen(layer.name);
}

const placed = (slots: readonly Slot[], at: number, file: string): string =>
  strings.moved(slots[at]?.name ?? '', slots[at - 1]?.name, slots[at + 1]?.name, file);

function offAfter(before: readonly Off[], change: Change, taken: Taken | null, slots: readonly Slot[]): readonly Off[] {
  if ('on' in change) return before.filter(({ ident, left }) => ident !== change.on.ident || left !== change.on.left);
  if (taken === null) return before;
  return [...before, { ...taken, beside: slots.filter(({ ident }) => ident === taken.ident).length }];
}

function without<T extends { off?: unknown }>({ off: _off, ...work }: T): Omit<T, 'off'> {
  return work;
}

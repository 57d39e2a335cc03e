// Every order of the layers: each is written into a copy of the project by the same rewriting as a drag (the user's source stays as it is),
// and each answers the request in a fresh process, with its own limits. Whoever stops it, or forgets it, ends what still runs.
import { allOrders, nameOfOrder, type Order } from '../lib/orders.ts';
import type { Case, Project, Slot } from '../runner/runner.ts';
import * as strings from '../strings/store/order-lab.ts';
import { ownFailure } from './fault-slice.ts';
import { messageOf } from './message-of.ts';
import { MOST_LAYERS, type OrderLab, type Tried, type TryingOrders } from './order-lab-state.ts';
import { projectOf, selectArrangement, selectWork } from './selectors.ts';
import type { Slice } from './slice.ts';

/** Milliseconds for each start and each request, at least: a framework may take longer to begin. Two run at once, so each has less of the machine than one that runs alone. */
const LIMIT = 6000;

export const orderLab: Slice<TryingOrders> = (set, get, { runner }) => {
  /** Ends what is under way. Nothing more is heard of it then. */
  let underWay: AbortController | null = null;
  const isOn = (mine: AbortController): boolean => underWay === mine && !mine.signal.aborted;
  const change = (mine: AbortController, make: (lab: OrderLab) => Partial<OrderLab>): void => {
    if (isOn(mine)) set(({ lab }) => (lab === null ? {} : { lab: { ...lab, ...make(lab) } }));
  };

  const begin = async (mine: AbortController): Promise<OrderLab | null> => {
    const { slug } = get();
    const { request, server, files } = selectWork(get());
    const empty = { slug, files, request, server, names: [], tried: [], again: null, running: true, stopped: false, says: null };
    set({ lab: empty });
    await get().lookAtLayers();
    const read = selectArrangement(get());
    const slots = read?.slots ?? [];
    const says = read === null ? strings.noPython : (whyNot(slots) ?? null);
    const tried = says === null ? ordersOf(slots) : [];
    change(mine, () => ({
      names: slots.map(({ name }) => name),
      tried: tried.map((order, at): Tried => ({ order, files: at === 0 ? files : null, says: null, result: null })),
      ...(says === null ? {} : { running: false, says: slots.length === 0 && read?.says ? read.says : says }),
    }));
    const { lab } = get();
    return isOn(mine) && lab?.running ? lab : null;
  };

  /** Writes each order from one that is known and one change of neighbours away; where that can't be written, from any one change away. */
  const write = async (mine: AbortController, lab: OrderLab, project: Project): Promise<void> => {
    const factory = lab.server.factory === true;
    const known = new Map<string, { order: Order; files: Project['files'] }>();
    known.set(nameOfOrder(lab.tried[0]?.order ?? []), { order: lab.tried[0]?.order ?? [], files: lab.files });
    for (const [at, { order }] of lab.tried.entries()) {
      if (at === 0) continue;
      let says: string | null = null;
      let files: Project['files'] | null = null;
      for (const one of [...known.values()].reverse()) {
        const move = moveTo(one.order, order);
        if (move === null) continue;
        if (!isOn(mine)) return;
        const written = await runner.arrange({ ...project, files: one.files }, factory, { move });
        if (written.edit !== null) {
          files = { ...one.files, [written.edit.file]: written.edit.source };
          break;
        }
        says ??= written.says;
      }
      if (files !== null) known.set(nameOfOrder(order), { order, files });
      const wrote = { files, says: files === null ? (says ?? strings.notWritten) : null };
      change(mine, ({ tried }) => ({ tried: tried.with(at, { ...(tried[at] as Tried), ...wrote }) }));
    }
  };

  return {
    async tryOrders() {
      underWay?.abort();
      const mine = new AbortController();
      underWay = mine;
      const lab = await begin(mine);
      if (lab === null) return;
      const message = await messageOf(lab.request);
      if (!message.ok) return change(mine, () => ({ running: false, says: message.says }));
      const project = { ...projectOf(get()), files: lab.files };
      try {
        await write(mine, lab, project);
        if (!isOn(mine)) return;
        const written = (get().lab?.tried ?? []).flatMap(({ files }, at) => (files === null ? [] : [{ at, files }]));
        const server = { ...lab.server, processes: undefined };
        const cases = [{ at: -1, files: lab.files }, ...written].map(
          ({ files }): Case => ({ project: { ...project, files }, server }),
        );
        await runner.compare({ raw: message.raw, connection: 'new', halfClose: false, leaves: lab.request.leaves }, cases, {
          grain: 'layers',
          limit: LIMIT,
          signal: mine.signal,
          told: (index, result) =>
            change(mine, ({ tried }) => {
              if (index === 0) return { again: result };
              const at = written[index - 1]?.at ?? 0;
              return { tried: tried.with(at, { ...(tried[at] as Tried), result }) };
            }),
        });
      } catch (error) {
        const says = ownFailure(get(), error, strings.orderLab);
        change(mine, () => ({ says }));
      } finally {
        change(mine, () => ({ running: false }));
      }
    },
    stopOrders() {
      underWay?.abort();
      set(({ lab }) => (lab?.running ? { lab: { ...lab, running: false, stopped: true } } : {}));
    },
    closeLab() {
      underWay?.abort();
      set({ lab: null });
    },
    async takeOrder(order) {
      const { lab } = get();
      const one = lab?.tried.find((tried) => nameOfOrder(tried.order) === nameOfOrder(order));
      if (lab == null || one == null || one.files === null) return;
      const { files } = selectWork(get());
      if (get().slug !== lab.slug || files !== lab.files) return set({ reorderSays: strings.changed });
      const changed = Object.keys(one.files).filter((name) => one.files?.[name] !== files[name]);
      const [file] = changed;
      if (file === undefined) return set({ reorderSays: strings.already });
      for (const name of changed) get().editFile(name, one.files[name] ?? '');
      get().openFile(file);
      set({ moved: null });
      void get().send();
      // Send clears what was said before.
      const names = order.map((slot) => lab.names[slot] ?? '');
      set({ reorderSays: strings.taken(names, changed) });
    },
  };
};

function whyNot(slots: readonly Slot[]): string | null {
  if (slots.length === 0) return strings.noLayer;
  if (slots.length === 1) return strings.onlyOne(slots[0]?.name ?? '');
  if (slots.length > MOST_LAYERS) return strings.tooMany(slots.length, MOST_LAYERS);
  return null;
}

/** All of them, but for those that only exchange layers of the very same text. */
function ordersOf(slots: readonly Slot[]): readonly Order[] {
  const seen = new Set<string>();
  return allOrders(slots.length).filter((order) => {
    const text = JSON.stringify(order.map((slot) => slots[slot]?.ident));
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
}

/** The one move that makes `to` of `from`; null when it takes more than one. */
export function moveTo(from: Order, to: Order): readonly [number, number] | null {
  let first = 0;
  while (first < from.length && from[first] === to[first]) first += 1;
  let last = from.length - 1;
  while (last > first && from[last] === to[last]) last -= 1;
  if (first >= last) return null;
  for (const move of [[first, last] as const, [last, first] as const]) {
    const moved = [...from];
    moved.splice(move[1], 0, ...moved.splice(move[0], 1));
    if (moved.every((slot, at) => slot === to[at])) return move;
  }
  return null;
}

// The runs that can be put beside each other: those of this lesson that are kept, what was recorded of its start, and what came of the last
// comparison of servers and of orders. Pure.

import { nameOfOrder, type Order } from '../../lib/orders.ts';
import { titleOf } from '../../servers/catalogue.ts';
import type { Run, State, Work } from '../../store/state.ts';
import * as strings from '../../strings/compare/candidates.ts';
import type { Recording } from '../../trace/recording.ts';
import { skinsOf } from '../../trace/stack.ts';

export interface Candidate {
  id: string;
  /** "Run 7". */
  name: string;
  /** What tells it from the others: the request and what came of it, the layers, the server. */
  what: string;
  recording: Recording;
  /** The number of a run that is kept. */
  run: number | null;
  /** What becomes a run when it is put on stage; null for one that is. */
  made: Made | null;
}

/** What a comparison or the order lab has run. */
export interface Made extends Pick<Run, 'request' | 'server' | 'started' | 'outcome'> {
  files: Work['files'];
}

type Kept = Pick<State, 'runs' | 'recorded' | 'slug' | 'comparison' | 'lab'>;

export const orderId = (order: Order): string => `order ${nameOfOrder(order)}`;
/** The order as it stands, as the lab ran it. */
export const HOME = 'home';

/** Newest first. */
export function candidatesOf({ runs, recorded, slug, comparison, lab }: Kept): readonly Candidate[] {
  const own = runs.filter((run) => run.slug === slug).toReversed();
  const before = recorded[slug];
  const kept = before === undefined ? own : [...own, before];
  const served = (comparison?.results ?? []).flatMap((result): Candidate[] => {
    const recording = result?.outcome?.recording ?? null;
    if (recording === null || result === null || comparison === null) return [];
    const { request, project } = comparison;
    const made = { request, files: project.files, ...result };
    const name = strings.asked(titleOf(result.server.name));
    return [{ ...candidate(`server ${result.server.name}`, name, `${request.method} ${request.target}`, recording), made }];
  });
  return [...kept.flatMap(ofRun), ...served, ...ofLab(lab)];
}

function ofLab(lab: Kept['lab']): Candidate[] {
  if (lab === null) return [];
  const { method, target } = lab.request;
  return lab.tried.flatMap(({ order, files, result }, at): Candidate[] => {
    const recording = result?.outcome?.recording ?? null;
    if (recording === null || result === null || files === null) return [];
    const name = at === 0 ? strings.orderAsItStands : strings.orderTried;
    const made = { request: lab.request, files, ...result };
    return [{ ...candidate(at === 0 ? HOME : orderId(order), name, `${method} ${target}`, recording), made }];
  });
}

function ofRun(run: Run): Candidate[] {
  const recording = run.outcome?.recording ?? null;
  if (recording === null) return [];
  const { method, target } = run.request;
  const name = run.id > 0 ? strings.run(run.id) : strings.recordedRun;
  return [{ ...candidate(`run ${run.id}`, name, `${method} ${target}`, recording), run: run.id }];
}

function candidate(id: string, name: string, request: string, recording: Recording): Candidate {
  return { id, name, what: `${request}, ${orderOf(recording)}`, recording, run: null, made: null };
}

/** "GZip › Auth › page", on the server that runs it. */
export function orderOf(recording: Recording): string {
  const layers = skinsOf(recording)
    .slice(1)
    .map(({ name }) => name);
  const shown = layers.length > MOST ? [...layers.slice(0, MOST - 1), strings.more(layers.length - MOST + 1)] : layers;
  return strings.onServer(shown.join(' › '), recording.layers[0]?.name ?? null);
}

/** More layers than these no line has room for. */
const MOST = 6;

/** The two that are looked at first: the run before the one on stage, and that one. */
export function firstPair(candidates: readonly Candidate[], shown: number | null): readonly [Candidate, Candidate] | null {
  const at = Math.max(
    0,
    candidates.findIndex(({ run }) => run === (shown ?? 0)),
  );
  const latter = candidates[at];
  const former = candidates[at + 1] ?? candidates[at - 1];
  return latter === undefined || former === undefined ? null : [former, latter];
}

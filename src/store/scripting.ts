// Plays a script. Requests that follow one another on one connection without waiting go out as one run of bytes (pipelining: RFC 9112, 9.3.2); those
// that wait for nothing on a connection of their own are sent beside one another, and a server with one process answers them in turn.
import { exactText } from '../lib/exact-bytes.ts';
import { joined } from '../lib/joined.ts';
import * as strings from '../strings/store/scripting.ts';
import { exchanging } from './exchange.ts';
import { ownFailure } from './fault-slice.ts';
import { remembered, statusesOf, statusOf } from './history.ts';
import { messageOf } from './message-of.ts';
import type { Step, StepResult } from './script-state.ts';
import { projectOf, selectWork } from './selectors.ts';
import type { Slice } from './slice.ts';
import type { ComposedRequest } from './state.ts';

/** Steps whose bytes go out together: `at` is the first one's place. */
interface Group {
  at: number;
  steps: readonly Step[];
}

export function groupsOf(script: readonly Step[]): readonly Group[] {
  const groups: { at: number; steps: Step[] }[] = [];
  for (const [at, step] of script.entries()) {
    const before = groups.at(-1);
    if (before !== undefined && step.connection === 'same' && !step.waits) before.steps.push(step);
    else groups.push({ at, steps: [step] });
  }
  return groups;
}

export const scripting: Slice<() => Promise<void>> = (set, get, needs) => async () => {
  const { date } = needs;
  const exchange = exchanging(set, get, needs);
  const { slug } = get();
  const { server, script = [] } = selectWork(get());
  const project = projectOf(get());
  const told = (at: number, results: readonly StepResult[]) =>
    set(({ played }) => ({ played: { ...played, [slug]: (played[slug] ?? []).toSpliced(at, results.length, ...results) } }));
  set(({ played }) => ({ played: { ...played, [slug]: script.map(() => null) } }));

  const send = async ({ at, steps }: Group): Promise<void> => {
    const all = (says: string) =>
      told(
        at,
        steps.map(() => ({ status: strings.notSent, says, run: null })),
      );
    const messages = await Promise.all(steps.map(({ request }) => messageOf(request)));
    const refused = messages.find((message) => !message.ok);
    if (refused !== undefined && !refused.ok) return all(refused.says);
    const raw = joined(messages.flatMap((message) => (message.ok ? [message.raw] : [])));
    const first = steps[0] as Step;
    // Of several, the bytes are what was sent; whether the client stays is up to the last one.
    const leaves = steps.at(-1)?.request.leaves;
    const request: ComposedRequest = steps.length === 1 ? first.request : { ...first.request, leaves, exact: exactText(raw) };
    const { connection } = first;
    set(({ pending }) => ({ pending: pending + 1 }));
    try {
      const what = await exchange({ slug, request, project, server, connection, raw });
      const lost = what.connection !== connection;
      if (get().slug === slug) get().adopt(what);
      const run = get().slug === slug ? (get().runs.at(-1)?.id ?? null) : null;
      set(({ sent }) => ({ sent: remembered(sent, { ...what, id: run ?? undefined }, date()) }));
      const statuses =
        what.outcome === null
          ? []
          : statusesOf(
              what.outcome.raw,
              steps.map((step) => step.request.method),
            );
      told(
        at,
        steps.map((_, nth) => ({
          status: statuses[nth] ?? (nth === 0 ? statusOf(what.outcome, first.request.method) : strings.noAnswer),
          says: lost && nth === 0 ? strings.newConnection : what.started.ok ? null : what.started.says,
          run,
        })),
      );
    } catch (error) {
      all(ownFailure(get(), error, strings.script));
    } finally {
      set(({ pending }) => ({ pending: pending - 1 }));
    }
  };

  let underWay: Promise<void>[] = [];
  for (const group of groupsOf(script)) {
    if (group.steps[0]?.waits === true) {
      await Promise.all(underWay);
      underWay = [];
    }
    underWay.push(send(group));
  }
  await Promise.all(underWay);
};

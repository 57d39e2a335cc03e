// Plays a script. Requests that follow one another on one connection without waiting go out as one run of bytes (pipelining: RFC 9112, 9.3.2); those
// that wait for nothing on a connection of their own are sent beside one another, and a server with one process answers them in turn.
import { exactText } from '../lib/exact-bytes.ts';
import { joined } from '../lib/joined.ts';
import { WireReader } from '../trace/wire.ts';
import { statusOf } from './history.ts';
import { messageOf } from './message-of.ts';
import { grainOf } from './run-slice.ts';
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

export const scripting: Slice<() => Promise<void>> =
  (set, get, { runner, now }) =>
  async () => {
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
          steps.map(() => ({ status: 'not sent', says, run: null })),
        );
      const messages = await Promise.all(steps.map(({ request }) => messageOf(request)));
      const refused = messages.find((message) => !message.ok);
      if (refused !== undefined && !refused.ok) return all(refused.says);
      const raw = joined(messages.flatMap((message) => (message.ok ? [message.raw] : [])));
      const first = steps[0] as Step;
      const began = now();
      const leaves = steps.at(-1)?.request.leaves;
      const put = async (connection: 'new' | 'same') => ({
        ...(await runner.send({ raw, connection, halfClose: false, leaves }, project, server, { grain: grainOf(get()) })),
        connection,
      });
      try {
        let answer = await put(first.connection);
        const lost = answer.connection === 'same' && answer.started.ok && answer.outcome === null;
        if (lost) answer = await put('new');
        const { disk: _disk, ...what } = answer;
        // Of several, the bytes are what was sent.
        const request: ComposedRequest = steps.length === 1 ? first.request : { ...first.request, exact: exactText(raw) };
        if (get().slug === slug) get().adopt({ slug, request, project, server, ...what, took: now() - began });
        const run = get().slug === slug ? (get().runs.at(-1)?.id ?? null) : null;
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
            status: statuses[nth] ?? (nth === 0 ? statusOf(what.outcome) : 'no answer'),
            says:
              lost && nth === 0
                ? 'The connection was closed: it went over a new one.'
                : what.started.ok
                  ? null
                  : what.started.says,
            run,
          })),
        );
      } catch (error) {
        all(`Onionskin itself failed, not your code: ${error instanceof Error ? error.message : String(error)}`);
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

/** Of answers one after the other: read as a client reads them, so that what stands in a body is none. */
function statusesOf(raw: Uint8Array, methods: readonly string[]): readonly string[] {
  const reader = new WireReader();
  const found: string[] = [];
  // An answer begins with its version; whether what looks like one is none, because it stands in a body, the reader knows.
  for (const piece of new TextDecoder('latin1').decode(raw).split(/(?=HTTP\/\d)/)) {
    const { nth: before, ended } = reader.head;
    reader.read(piece, piece.length, methods[ended ? before : Math.max(0, before - 1)] ?? 'GET');
    const { nth, status } = reader.head;
    if (status !== null) found[nth - 1] = status;
  }
  return found;
}

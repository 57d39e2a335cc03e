// One exchange with the server: bytes go out, and what comes back is a run. Whoever sends something sends it through here (Send, a script).
import type { Grain } from '../runner/runner.ts';
import type { Needs, Slice } from './slice.ts';
import type { Run, State } from './state.ts';

/** What has more events than these is prepared in slices: all at once it would be felt. */
const LONG = 3000;

/** How much of a run is recorded. */
export const grainOf = (state: State) => (state.grain === 'all' ? 'libraries' : 'lines') satisfies Grain;

/** What is known of a run before it is one. */
export type Sending = Pick<Run, 'slug' | 'request' | 'project' | 'server' | 'connection'> & {
  raw: Uint8Array;
  /** Milliseconds that this one may run. */
  limit?: number | undefined;
};

/** `connection` of the run tells whether the one that was wished for was there. Throws what is our own fault. */
export const exchanging: Slice<(sending: Sending) => Promise<Omit<Run, 'id'>>> =
  (set, get, { runner, now, prepare }: Needs) =>
  async ({ raw, limit, connection: wished, ...sent }) => {
    const { slug, request, project, server } = sent;
    const began = now();
    const grain = grainOf(get());
    const put = async (connection: Run['connection']) => {
      const bytes = { raw, connection, halfClose: false, leaves: request.leaves };
      const answer = await runner.send(bytes, project, server, { grain, ...(limit === undefined ? {} : { limit }) });
      return { ...answer, connection };
    };
    let answer = await put(wished);
    // The server has left it meanwhile. Clients that keep connections expect that, and open another one.
    if (answer.connection === 'same' && answer.started.ok && answer.outcome === null) answer = await put('new');
    const { disk, ...what } = answer;
    if (disk !== undefined) set(({ disks }) => ({ disks: { ...disks, [slug]: disk } }));
    const took = now() - began;
    // Where it can't be, whoever needs it works it out, or says what is wrong.
    const recording = what.outcome?.recording ?? null;
    if (recording !== null && recording.events.length > LONG) await prepare(recording).catch(() => {});
    return { ...sent, ...what, took };
  };

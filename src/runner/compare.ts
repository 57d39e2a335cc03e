// The very same request, put to one server (or one project) after another: each in a fresh process that is thrown away afterwards.
import { inLanes } from '../lib/lanes.ts';
import { type Bounds, Crew, type CrewOptions } from './crew.ts';
import type { Disk } from './disk.ts';
import { notStarted } from './not-started.ts';
import type { Case, ClientRequest, Comparison } from './runner.ts';

export interface ComparisonOptions extends Pick<CrewOptions, 'grain' | 'take' | 'patience'>, Bounds {
  /** Cases that run at the same time. */
  lanes: number;
  told: (index: number, result: Comparison) => void;
  /** A disk for each case. */
  disk: (project: Case['project']) => Disk;
}

/** One result for each case, in order. No server of these has a connection yet: the request opens one, whatever it says. */
export async function compare(
  asked: ClientRequest,
  cases: readonly Case[],
  { grain, take, patience, limit, signal, lanes, told, disk }: ComparisonOptions,
): Promise<readonly Comparison[]> {
  const request: ClientRequest = { ...asked, connection: 'new' };
  const results: Comparison[] = [];
  await inLanes(lanes, cases.length, async (index) => {
    const one = cases[index];
    if (one === undefined) return;
    const { server } = one;
    const result = signal.aborted ? { server, ...givenUp } : { server, ...(await answerOf(one)) };
    results[index] = result;
    told(index, result);
  });
  return results;

  async function answerOf({ project, server }: Case): Promise<Omit<Comparison, 'server'>> {
    const crew = new Crew({ project, server, grain, take, patience, most: 1, number: () => 1, disk: disk(project) });
    try {
      const started = await crew.start({ limit, signal });
      const place = started.ok ? crew.pick(request) : null;
      return place === null ? { started, outcome: null } : await crew.request(place, request, { limit, signal });
    } finally {
      void crew.end();
    }
  }
}

const givenUp = { started: notStarted({ says: 'The comparison was stopped before this one had its turn.' }), outcome: null };

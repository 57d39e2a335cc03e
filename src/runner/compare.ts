// The very same request, put to one server after another: each in a fresh process that is thrown away afterwards.
import { inLanes } from '../lib/lanes.ts';
import { type Bounds, Crew, type CrewOptions } from './crew.ts';
import type { Disk } from './disk.ts';
import { notStarted } from './not-started.ts';
import type { ClientRequest, Comparison, ServerChoice } from './runner.ts';

export interface ComparisonOptions extends Pick<CrewOptions, 'project' | 'grain' | 'take'>, Bounds {
  /** Servers that run at the same time. */
  lanes: number;
  told: (index: number, result: Comparison) => void;
  /** A disk for each server. */
  disk: () => Disk;
}

/** One result for each server, in order. No server of these has a connection yet: the request opens one, whatever it says. */
export async function compare(
  asked: ClientRequest,
  servers: readonly ServerChoice[],
  { project, grain, take, limit, signal, lanes, told, disk }: ComparisonOptions,
): Promise<readonly Comparison[]> {
  const request: ClientRequest = { ...asked, connection: 'new' };
  const results: Comparison[] = [];
  await inLanes(lanes, servers.length, async (index) => {
    const server = servers[index];
    if (server === undefined) return;
    const result = signal.aborted ? { server, ...givenUp } : { server, ...(await answerOf(server)) };
    results[index] = result;
    told(index, result);
  });
  return results;

  async function answerOf(server: ServerChoice): Promise<Omit<Comparison, 'server'>> {
    const crew = new Crew({ project, server, grain, take, most: 1, number: () => 1, disk: disk() });
    try {
      const started = await crew.start({ limit, signal });
      const place = started.ok ? crew.pick(request) : null;
      return place === null ? { started, outcome: null } : await crew.request(place, request, { limit, signal });
    } finally {
      void crew.end();
    }
  }
}

const givenUp = { started: notStarted({ says: 'The comparison was stopped before this server had its turn.' }), outcome: null };

// Plays one job: a server of its own, the requests one after the other; what comes after a process that ended goes to a fresh one.
import { Crew } from './crew.ts';
import type { Interpreter } from './interpreter.ts';
import { failed, type Job, type JobOutcome, type Response, responseOf } from './job.ts';
import { DEFAULT_LIMIT } from './pool.ts';
import { MOST_PROCESSES, type Started } from './runner.ts';

/** `take` gives a fresh process, as often as one is needed. */
export async function runJob(job: Job, take: () => Promise<Interpreter>): Promise<JobOutcome> {
  const { id, project, server, grain, requests } = job;
  // Nobody stops a job but its limit.
  const bounds = { limit: job.limit ?? DEFAULT_LIMIT, signal: new AbortController().signal };
  const responses: Response[] = [];
  let started: Started | null = null;
  let count = 0;
  const number = (): number => {
    count += 1;
    return count;
  };
  const crew = new Crew({ project, server, grain, take, number, most: MOST_PROCESSES });

  try {
    started = await crew.start(bounds);
    // Once it could not be started (again), there is nobody to answer.
    let served = started.ok;
    for (const request of requests) {
      const place = served ? crew.pick(request) : null;
      const answer = place === null ? null : await crew.request(place, request, bounds);
      served &&= answer?.started.ok ?? false;
      responses.push(responseOf(answer?.outcome ?? null));
    }
    return { id, started, responses };
  } catch (error) {
    const fault = failed(id, `Python could not be started here: ${error instanceof Error ? error.message : error}`);
    return { ...fault, started: started ?? fault.started, responses: requests.map((_, index) => responses[index] ?? null) };
  } finally {
    await crew.end();
  }
}

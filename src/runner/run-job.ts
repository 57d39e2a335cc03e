// Plays one job: its own process, the requests one after the other; what comes after a process that ended goes to a fresh one.
import type { Interpreter } from './interpreter.ts';
import { failed, type Job, type JobOutcome, type Response, responseOf } from './job.ts';
import { DEFAULT_LIMIT } from './pool.ts';
import type { Started } from './runner.ts';

/** `take` gives a fresh process, as often as one is needed. */
export async function runJob(job: Job, take: () => Promise<Interpreter>): Promise<JobOutcome> {
  const limit = job.limit ?? DEFAULT_LIMIT;
  const responses: Response[] = [];
  let interpreter: Interpreter | null = null;
  let started: Started | null = null;
  let count = 0;

  /** Null when the project could not be started (again). */
  const serving = async (): Promise<Interpreter | null> => {
    if (interpreter !== null && !interpreter.spent) return interpreter;
    count += 1;
    interpreter = await take();
    const result = await interpreter.start(job.project, job.server, job.grain, count, limit);
    started ??= result;
    return result.ok ? interpreter : null;
  };

  try {
    let server = await serving();
    for (const request of job.requests) {
      if (server?.spent) server = await serving();
      responses.push(server === null ? null : responseOf(await server.request(request, job.grain, limit)));
    }
  } catch (error) {
    const fault = failed(job.id, `Python could not be started here: ${error instanceof Error ? error.message : error}`);
    return { ...fault, started: started ?? fault.started, responses: job.requests.map((_, index) => responses[index] ?? null) };
  } finally {
    await (interpreter as Interpreter | null)?.end();
  }
  return { id: job.id, started: started ?? failed(job.id, 'It was never started.').started, responses };
}

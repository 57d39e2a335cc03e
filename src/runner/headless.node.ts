// Jobs in, outcomes out, one a line and in order. Bounded everywhere: a few processes, a few jobs read ahead, nothing written that nobody reads.
//
//   lines ──► window (at most AHEAD unanswered) ──► two lanes, each job a process of its own ──► outcomes, in the order of the lines
//                                                     ▲ the next processes are made while these two run
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { nodeAssets, nodeShelf } from './assets.node.ts';
import { Interpreter } from './interpreter.ts';
import { type JobOutcome, jobOf } from './job.ts';
import { runJob } from './run-job.ts';
import { spawnThread } from './thread.node.ts';

const LANES = 2;
/** Processes that are made before their job's turn. */
const STOCK = 2;
/** Jobs read and not yet answered. */
const AHEAD = 16;

/** `root`: the folder of the project. Resolves when every line is answered. */
export async function headless(root: string, input: Readable, output: Writable): Promise<void> {
  const shelf = nodeShelf(root);
  const assets = nodeAssets(root, shelf);
  const stock: Promise<Interpreter>[] = [];
  /** Jobs that wait for a lane, first come first served. */
  const waiting: (() => void)[] = [];
  let running = 0;

  const make = async (): Promise<Interpreter> => {
    const made = new Interpreter(spawnThread, await assets, shelf);
    await made.ready;
    return made;
  };
  const fill = (): void => {
    while (stock.length < Math.min(STOCK, waiting.length)) {
      const making = make();
      // Whoever takes it hears of a failure.
      making.catch(() => {});
      stock.push(making);
    }
  };
  const take = (): Promise<Interpreter> => {
    const taken = stock.shift() ?? make();
    fill();
    return taken;
  };
  const play = async (text: string): Promise<JobOutcome> => {
    const read = jobOf(text);
    if ('refused' in read) return read.refused;
    if (running < LANES) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve) && fill());
    try {
      return await runJob(read.job, take);
    } finally {
      // The lane goes on to the next one in line, or becomes free.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };

  const written: Promise<void>[] = [];
  let last: Promise<void> = Promise.resolve();
  const write = async (before: Promise<void>, outcome: Promise<JobOutcome>): Promise<void> => {
    await before;
    if (!output.write(`${JSON.stringify(await outcome)}\n`)) await once(output, 'drain');
  };
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    // Some programs begin what they pipe with a byte order mark.
    const job = text.replace(/^\ufeff/, '').trim();
    if (job === '') continue;
    last = write(last, play(job));
    written.push(last);
    if (written.length >= AHEAD) await written.shift();
  }
  await last;
  for (const left of stock) await (await left).end();
}

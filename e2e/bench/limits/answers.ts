// Each of the hostile programs in a process of its own, with a limit of a second: what it got, and how long after the limit.
import { performance } from 'node:perf_hooks';
import { nodeAssets, nodeShelf } from '../../../src/runner/assets.node.ts';
import { HOSTILE } from '../../../src/runner/hostile.fixture.ts';
import { Interpreter } from '../../../src/runner/interpreter.ts';
import type { ClientRequest, Outcome } from '../../../src/runner/runner.ts';
import { spawnThread } from '../../../src/runner/thread.node.ts';
import { ms, row } from '../measure.mjs';

const LIMIT = 1000;
const START = 60_000;
const get: ClientRequest = {
  raw: new TextEncoder().encode('GET / HTTP/1.1\r\nHost: localhost:8000\r\nConnection: close\r\n\r\n'),
  connection: 'new',
  halfClose: false,
};

export async function answers(): Promise<void> {
  const shelf = nodeShelf(process.cwd());
  const assets = await nodeAssets(process.cwd(), shelf);
  let worst = { name: 'none', late: 0 };
  for (const [name, source] of Object.entries(HOSTILE)) {
    const interpreter = new Interpreter(spawnThread, assets, shelf);
    await interpreter.ready;
    const files = typeof source === 'string' ? { 'app.py': source } : source;
    const started = await interpreter.start({ files, app: 'app:application' }, { name: 'wsgiref' }, 'lines', 1, 0, START);
    if (!started.ok) throw new Error(`${name}: ${started.says}`);
    const from = performance.now();
    const outcome = await interpreter.request(get, 'lines', LIMIT);
    const late = performance.now() - from - LIMIT;
    if (late > worst.late) worst = { name, late };
    row(name, late > 0 ? `+${ms(late)}` : 'before', gotBy(outcome));
    await interpreter.end();
  }
  row('the latest answer after the limit', `+${ms(worst.late)}`, worst.name);
}

/** What a program got, in a few words. */
function gotBy(outcome: Outcome | null): string {
  if (outcome === null) return 'nothing';
  if (outcome.stopped !== undefined) return outcome.stopped.says.slice(0, 90);
  if (outcome.exited !== null) return `the server ended with ${outcome.exited}`;
  const line = new TextDecoder('latin1').decode(outcome.raw.subarray(0, 80)).split('\r\n')[0];
  return line || outcome.end;
}

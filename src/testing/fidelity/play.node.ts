// Plays a case of the corpus on one of our servers, as the recorder of the real ones did: a fresh server for each case, its requests one
// after the other, and a new server when the last one has ended.
import type { Answered, Python, Started } from '../../runner/inline-python.node.ts';
import type { Grain, ServerChoice } from '../../runner/runner.ts';
import type { CorpusCase, CorpusRequest, RecordedCase } from './corpus.node.ts';

export interface PlayedCase {
  started: Started;
  exchanges: readonly (Answered | null)[];
}

export function play(python: Python, server: ServerChoice, one: CorpusCase, as: RecordedCase, grain: Grain = 'none'): PlayedCase {
  const app = one.factory ? 'app:create_app' : 'app:application';
  const choice: ServerChoice = { ...server, mount: one.mount, factory: one.factory };
  const start = (): Started => python.start({ 'app.py': one.source, ...one.files }, { app, server: choice, grain });
  const started = start();
  let alive = started.ok;
  const exchanges = one.requests.map((request, index): Answered | null => {
    if (!started.ok || as.exchanges[index] === null) return null;
    if (!alive) alive = start().ok;
    const answered = python.request(rawOf(request), {
      connection: request.conn ?? 'new',
      halfClose: request.half_close === true,
      expect: request.expect === true,
      pauseAfter: request.pause_after ?? null,
    });
    if (answered.exited !== null) alive = false;
    return answered;
  });
  return { started, exchanges };
}

export function rawOf(request: CorpusRequest): string {
  if (request.repeat === undefined) return request.head + (request.body ?? '');
  return request.head + Buffer.from(request.repeat.unit_b64, 'base64').toString('latin1').repeat(request.repeat.times);
}

// A process under Node: a worker thread with a CPython of its own.
/// <reference path="./worker-text.d.ts" />
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Spawn } from './process.ts';
import { source } from './worker.node.ts?worker-text';

const loader = pathToFileURL(createRequire(import.meta.url).resolve('pyodide/pyodide.mjs')).href;

export const spawnThread: Spawn = (hear) => {
  const worker = new Worker(source, { eval: true, workerData: { pyodide: loader }, stdout: true, stderr: true });
  // What a program writes past Python goes nowhere: it is not an outcome.
  worker.stdout.resume();
  worker.stderr.resume();
  worker.on('message', (said: unknown) => hear(said));
  worker.on('error', (error: Error & { code?: string }) =>
    hear({ kind: 'died', why: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'exit', says: '' }),
  );
  worker.on('exit', () => hear({ kind: 'died', why: 'exit', says: '' }));
  return {
    post: (message) => worker.postMessage(message),
    // Node delivers what the thread had posted before it tells that the thread is gone.
    end: async () => {
      await worker.terminate();
    },
  };
};

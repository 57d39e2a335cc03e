// For tests: basedpyright's worker under Node, where a worker has no `self` of a browser's.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Line } from './connection.ts';

const script = readFileSync(createRequire(import.meta.url).resolve('browser-basedpyright/dist/pyright.worker.js'), 'utf8');
const SELF = `
const { parentPort } = require('node:worker_threads');
globalThis.self = globalThis;
const heard = [];
self.addEventListener = (type, hear) => type === 'message' && heard.push(hear);
self.removeEventListener = () => {};
self.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
parentPort.on('message', (data) => { for (const hear of heard) hear({ data }); self.onmessage?.({ data }); });
`;

export function nodeLine(): Line {
  const worker = new Worker(SELF + script, { eval: true });
  const line: Line = {
    onmessage: null,
    onerror: null,
    postMessage: (message, transfer) => worker.postMessage(message, transfer as []),
    terminate: () => void worker.terminate(),
  };
  worker.on('message', (data: unknown) => line.onmessage?.({ data } as MessageEvent<unknown>));
  return line;
}

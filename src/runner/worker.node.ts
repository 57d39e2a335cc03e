// A process under Node, in a worker thread. Bundled to one script and started from its text, like its sister in the page.
// Pyodide reads its own files from node_modules here; only the snapshot and our package are handed in.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { LoadOptions, Platform, Pyodide } from './boot.ts';
import { runCore } from './core.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

const { pyodide } = workerData as { pyodide: string };

const platform: Platform = {
  open: async () => {
    const loader = (await import(/* @vite-ignore */ pyodide)) as {
      loadPyodide: (options: LoadOptions & { indexURL: string }) => Promise<Pyodide>;
    };
    return (options) => loader.loadPyodide({ ...options, indexURL: dirname(fileURLToPath(pyodide)) });
  },
};

const say = (message: FromWorker): void => parentPort?.postMessage(message);
const receive = runCore(platform, say);
parentPort?.on('message', (message: ToWorker) => void receive(message));

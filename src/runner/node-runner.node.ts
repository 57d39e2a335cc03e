// The Runner under Node, for headless, tests and whatever plays lessons without a browser.
import { nodeAssets } from './assets.node.ts';
import { poolRunner } from './pool.ts';
import type { Runner } from './runner.ts';
import { spawnThread } from './thread.node.ts';

/** `root`: the folder of the project, where `public/pyodide/` has been prepared (without it: the same, slower). */
export function nodeRunner(options: { root?: string; spare?: boolean } = {}): Runner {
  return poolRunner({
    load: () => nodeAssets(options.root ?? process.cwd()),
    spawn: spawnThread,
    spare: options.spare ?? true,
    whenIdle: (task) => setImmediate(task),
    warn: (line) => console.warn(line),
  });
}

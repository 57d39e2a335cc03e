// The Runner under Node, for headless, tests and whatever plays lessons without a browser.
import { nodeAssets, nodeShelf } from './assets.node.ts';
import { poolRunner } from './pool.ts';
import type { Spawn } from './process.ts';
import type { Runner } from './runner.ts';
import { spawnThread } from './thread.node.ts';

/** `root`: the folder of the project, where `public/pyodide/` has been prepared (without it: the same, slower). */
export function nodeRunner(options: { root?: string; spare?: boolean; spawn?: Spawn; checkLimit?: number } = {}): Runner {
  const root = options.root ?? process.cwd();
  const shelf = nodeShelf(root);
  return poolRunner({
    load: (_, kind) => nodeAssets(root, shelf, kind),
    shelf,
    spawn: options.spawn ?? spawnThread,
    spare: options.spare ?? true,
    ...(options.checkLimit === undefined ? {} : { checkLimit: options.checkLimit }),
    whenIdle: (task) => setImmediate(task),
    warn: (line) => console.warn(line),
  });
}

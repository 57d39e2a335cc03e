// The Runner of the page: processes in locked rooms, made of what is fetched when it is first needed.
import { fetchAssets } from './assets.ts';
import { poolRunner } from './pool.ts';
import { openRoom } from './room.ts';
import type { Runner } from './runner.ts';

/** A device that says it has this little memory (GiB) gets no spare process. */
const LITTLE_MEMORY = 2;

export function createRunner(): Runner {
  const memory = 'deviceMemory' in navigator ? Number(navigator.deviceMemory) : Number.POSITIVE_INFINITY;
  return poolRunner({
    load: (progress) => fetchAssets(document.baseURI, progress),
    spawn: openRoom,
    spare: memory > LITTLE_MEMORY,
    whenIdle: (task) =>
      void (typeof requestIdleCallback === 'function' ? requestIdleCallback(task, { timeout: 1000 }) : setTimeout(task, 200)),
    warn: (line) => console.warn(line),
  });
}

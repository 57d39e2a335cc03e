// The Runner of the page: processes in locked rooms, made of what is fetched when it is first needed.
import * as z from 'zod/mini';
import { pageAssets, pageShelf } from './assets.ts';
import type { PythonFetch } from './fetch-python.ts';
import { poolRunner } from './pool.ts';
import { openRoom, prepareRooms } from './room.ts';
import type { Runner } from './runner.ts';

/** A device that says it has this little memory (GiB) gets no spare process, and no server of many. */
const LITTLE_MEMORY = 2;

/** `early`: of Python, what is on its way already. `whenIdle` puts off what is only made ready for later. */
export function createRunner(early: PythonFetch, whenIdle: (work: () => void) => void): Runner {
  // zod would try whether it may compile its schemas to functions. The page's policy forbids that, and would report the attempt.
  z.config({ jitless: true });
  const memory = 'deviceMemory' in navigator ? Number(navigator.deviceMemory) : Number.POSITIVE_INFINITY;
  const shelf = pageShelf(document.baseURI);
  const load = pageAssets(document.baseURI, early, shelf);
  return poolRunner({
    load: (progress) => {
      prepareRooms();
      return load(progress);
    },
    shelf,
    spawn: openRoom,
    spare: memory > LITTLE_MEMORY,
    ...(memory > LITTLE_MEMORY ? {} : { most: 2 }),
    whenIdle,
    warn: (line) => console.warn(line),
  });
}

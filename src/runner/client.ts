// The Runner of the page: processes in locked rooms, made of what is fetched when it is first needed.
import * as z from 'zod/mini';
import { pageAssets } from './assets.ts';
import { Shelf } from './bundles.ts';
import { poolRunner } from './pool.ts';
import { openRoom } from './room.ts';
import type { Runner } from './runner.ts';
import type { Supplies } from './supplies.ts';

/** A device that says it has this little memory (GiB) gets no spare process, and no server of many. */
const LITTLE_MEMORY = 2;

/** `whenIdle` puts off what is only made ready for later. */
export function createRunner(supplies: Supplies, whenIdle: (work: () => void) => void): Runner {
  // zod would try whether it may compile its schemas to functions. The page's policy forbids that, and would report the attempt.
  z.config({ jitless: true });
  const memory = 'deviceMemory' in navigator ? Number(navigator.deviceMemory) : Number.POSITIVE_INFINITY;
  return poolRunner({
    load: pageAssets(supplies),
    kind: supplies.kind,
    shelf: new Shelf(supplies.zips),
    spawn: openRoom,
    spare: memory > LITTLE_MEMORY,
    ...(memory > LITTLE_MEMORY ? {} : { most: 2 }),
    whenIdle,
    warn: (line) => console.warn(line),
  });
}

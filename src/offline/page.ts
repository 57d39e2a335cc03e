// The page's side: has the build kept for use without a network, and tells how that went. Fetched when everything else is there.
import { type Asked, cacheName, type NotKept, TOUCH, type Told, WORKER } from './build.ts';

/** How the page stands with being kept. */
export type Keeping = { kind: 'keeping' } | { kind: 'kept'; bytes: number } | { kind: 'not-kept'; says: string };

export interface Ears {
  hearKeeping(now: Keeping): void;
  /** The next load of the page gets a newer build. */
  hearNewer(): void;
  /** There is a newer build, which could not be kept: this one stays. */
  hearNewerRefused(says: string): void;
}

/** As much of the runner as has to be known: while it fetches or runs, everything here can wait. */
interface Busy {
  watch(listener: (status: { kind: string }) => void): () => void;
}

/** Milliseconds of rest after which nothing more urgent is to be expected. */
const REST = 1000;
/** Why a worker failed may arrive after the news that it did: it is given this long (milliseconds). */
const LAST_WORDS = 500;
/** Milliseconds between two looks for a newer build, of a tab that stays open. */
const HOUR = 3_600_000;
const NOT_ALLOWED = 'this browser does not allow it here.';

export async function keepForOffline(busy: Busy, { hearKeeping, hearNewer, hearNewerRefused }: Ears): Promise<void> {
  // The page's own; what is kept in the end may be a newer one. In development there is none.
  const build = document.querySelector<HTMLMetaElement>('meta[name=build]')?.content;
  if (build === undefined) return;
  const scope = new URL('./', document.baseURI).href;
  /** One line for whoever reads the console. */
  const warn = (line: string): void => console.warn(line);
  const refuse = (says: string): void => {
    hearKeeping({ kind: 'not-kept', says });
    warn(`Onionskin: not kept for use without a network: ${says}`);
  };
  const refuseNewer = (says: string): void => {
    hearNewerRefused(says);
    warn(`Onionskin: a newer version could not be kept: ${says}`);
  };
  let why = 'it could not be fetched whole.';
  const ask = async (worker: ServiceWorker): Promise<void> => {
    const { id, bytes } = await howAreThings(worker, build);
    if (id !== build) hearNewer();
    if (bytes === null) refuse(why);
    else hearKeeping({ kind: 'kept', bytes });
  };
  const followed = new WeakSet<ServiceWorker>();
  /** A worker on its way; `first`: without it there is none. */
  const follow = (worker: ServiceWorker | null, first: boolean): void => {
    if (worker === null || followed.has(worker)) return;
    followed.add(worker);
    const failed = first ? refuse : refuseNewer;
    const look = (): void => {
      if (worker.state === 'installed' || worker.state === 'activated') void ask(worker);
      else if (worker.state === 'redundant') setTimeout(() => failed(why), LAST_WORDS);
      else return;
      worker.removeEventListener('statechange', look);
    };
    worker.addEventListener('statechange', look);
    look();
  };
  const followNext = (found: ServiceWorkerRegistration): void => {
    for (const worker of [found.installing, found.waiting]) follow(worker, found.active === null);
    found.addEventListener('updatefound', () => follow(found.installing, found.active === null));
  };

  try {
    holdBuild(cacheName(scope, build));
    const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
    if (container === undefined) return refuse(isSecureContext ? NOT_ALLOWED : 'this address is not https.');
    container.addEventListener('message', ({ data }: MessageEvent<NotKept | null>) => {
      if (data?.kind === 'not-kept') why = data.says;
    });
    // The browser looks for a newer worker by itself, and has begun with it long before Python rests.
    const earlier = await container.getRegistration(scope);
    if (earlier !== undefined) followNext(earlier);
    await atRest(busy);
    hearKeeping({ kind: 'keeping' });
    // Where another kind of pointer comes to a device, the other script replaces this one, and fetches what is missing if it can.
    const script = new URL(matchMedia('(pointer: coarse)').matches ? `${WORKER}?${TOUCH}` : WORKER, scope);
    const found = await container.register(script, { scope, updateViaCache: 'none' });
    // A browser may be told to pretend.
    if (!(found instanceof ServiceWorkerRegistration)) return refuse(NOT_ALLOWED);
    if (found !== earlier) followNext(found);
    for (const worker of [found.waiting, found.active]) follow(worker, true);
    lookAgain(found);
  } catch (error) {
    refuse(error instanceof Error ? error.message : String(error));
  }
}

/** Resolves when Python is there, or is not to be had, and nobody has used it for a moment. */
function atRest({ watch }: Busy): Promise<void> {
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = watch(({ kind }) => {
      clearTimeout(timer);
      if (kind === 'idle' || kind === 'failed') timer = setTimeout(rested, REST);
    });
    function rested(): void {
      stop();
      resolve();
    }
  });
}

/** As long as this page lives, the cache of its build must stay: the lock says so. */
function holdBuild(name: string): void {
  // Without locks nobody can be accounted for, and then nothing is deleted.
  (navigator.locks as LockManager | undefined)?.request(name, { mode: 'shared' }, () => new Promise(() => {})).catch(() => {});
}

function howAreThings(worker: ServiceWorker, id: string): Promise<Told> {
  const { port1, port2 } = new MessageChannel();
  const asked: Asked = { kind: 'how-are-things', id };
  return new Promise((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<Told>) => resolve(data);
    worker.postMessage(asked, [port2]);
  });
}

/** A browser looks for a newer worker when a page is opened. A tab that stays open looks when one comes back to it. */
function lookAgain(registration: ServiceWorkerRegistration): void {
  let last = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || performance.now() - last < HOUR) return;
    last = performance.now();
    // Without a network there is nothing new.
    registration.update().catch(() => {});
  });
}

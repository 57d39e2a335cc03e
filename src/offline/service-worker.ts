// The service worker: keeps one build for use without a network, and answers for its files. Nothing else ever passes through it.
import {
  type Asked,
  type Build,
  cachePrefix,
  forDevice,
  type NotKept,
  nameOf,
  type Route,
  routes,
  TOUCH,
  type Told,
} from './build.ts';
import { find, isFor, isFull, keep, latest, sweep, type Tools } from './keeper.ts';

// The build writes the list of its files before this script.
declare const self: ServiceWorkerGlobalScope & { readonly ONIONSKIN: Build };
const build = forDevice(self.ONIONSKIN, new URL(self.location.href).searchParams.has(TOUCH));
const { scope } = self.registration;
const tools: Tools = {
  get caches() {
    return self.caches;
  },
  fetch: (address, options) => fetch(address, options),
  room: async () => {
    const { quota = 0, usage = 0 } = await navigator.storage.estimate();
    return quota - usage;
  },
  now: () => Date.now(),
  scope,
};

/** Held while a cache is filled or caches are deleted: two builds must not do that at the same time. */
const KEEPING = `onionskin keeping ${scope}`;

// There is no reason to wait until old tabs are gone: what they still need has names of its own, and its cache stays. Where a browser waits all
// the same, the older worker opens new pages with this build.
self.addEventListener('install', (event) => {
  event.waitUntil(Promise.all([whole(), route(event)]).then(() => self.skipWaiting()));
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (!isFor(request, build, scope)) return;
  event.respondWith(
    find(request.url, build, tools)
      .catch(() => undefined)
      .then((found) => found ?? fetch(request)),
  );
});

self.addEventListener('message', (event) => {
  const asked: Asked | null = event.data;
  if (asked?.kind === 'how-are-things') event.waitUntil(answer(asked, event.ports[0]));
});

/** Where a browser can, it takes the files with lasting names out of the caches itself: a page is made of a hundred, and to wake this worker for
 *  each of them takes longer than to read them. What is in no cache it asks the network for, as `find` does.
 *  (Service Workers, "InstallEvent.addRoutes"; Chromium 123.) */
async function route(event: ExtendableEvent): Promise<void> {
  const able = event as ExtendableEvent & { addRoutes?: (rules: readonly Route[]) => Promise<void> };
  // Everything works without it.
  await able.addRoutes?.(routes(scope)).catch(() => {});
}

/** Keeps the build, or tells every page why not. */
function whole(): Promise<number> {
  return navigator.locks
    .request(KEEPING, () => keep(build, tools))
    .catch(async (error: unknown) => {
      const says = isFull(error)
        ? "this browser's storage has no room for it."
        : error instanceof Error
          ? error.message
          : String(error);
      const told: NotKept = { kind: 'not-kept', says };
      for (const page of await self.clients.matchAll({ includeUncontrolled: true, type: 'window' })) page.postMessage(told);
      throw error;
    });
}

async function answer({ id }: Asked, port: MessagePort | undefined): Promise<void> {
  const there = await latest(tools).catch(() => null);
  // Somebody may have emptied the storage meanwhile.
  const told: Told = { id: there?.id ?? build.id, bytes: there?.bytes ?? (await whole().catch(() => null)) };
  port?.postMessage(told);
  // A page of another build asks when this worker has just begun: one more of those may be on its way.
  if (id !== build.id) return;
  await navigator.locks.request(KEEPING, { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    const named = await namedByPages();
    if (named !== null) await sweep(build, named, tools);
  });
}

/** The caches that the open pages live from; null when there is a page that has not said so. */
async function namedByPages(): Promise<Set<string> | null> {
  const { held = [] } = await navigator.locks.query();
  const names = held.flatMap(({ name = '' }) => (name.startsWith(cachePrefix(scope)) ? [name] : []));
  const windows = await self.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  const pages = windows.filter(({ url }) => nameOf(scope, url) === 'index.html');
  // A page that is being left may hold its lock a little longer.
  return pages.length <= names.length ? new Set(names) : null;
}

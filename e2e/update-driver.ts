// What a person with several tabs does while a newer build is put online, as functions that run in a page of the same origin: it opens the tabs,
// looks into them and clicks in them. A browser that is watched from outside (by Playwright, or by anybody's DevTools) does not end a service
// worker that is to make room for its successor, and keeps what is asked of it waiting; so this browser is watched by nobody.

/** What the page hands to each story. */
export interface Hands {
  open(lesson: string): Window;
  /** Changes what the server has. */
  server(change: 'newer' | 'damaged' | 'mended'): Promise<void>;
  until(what: string, is: () => unknown): Promise<void>;
  click(tab: Window, button: string): void;
  shows(tab: Window, text: string): boolean;
  /** The name of the build, when the page of it is drawn. */
  build(tab: Window): string | undefined;
  registration(): Promise<ServiceWorkerRegistration>;
}

export async function twoTabs({ open, server, until, click, shows, build, registration }: Hands) {
  const first = open('order-matters');
  await until('the build is kept', async () => (await registration()).active?.state === 'activated');
  await server('newer');
  const second = open('order-matters');
  await until('the first tab is told', () => shows(first, 'A new version is ready: reload'));
  await until('the second tab is told', () => shows(second, 'A new version is ready: reload'));
  const old = build(first);
  const secondWas = build(second);
  click(second, 'Reload');
  await until('the second tab is new', () => build(second) !== undefined && build(second) !== old);
  click(second, 'About');
  await until('the new sheet opens', () => shows(second, 'Kept for offline use'));
  const newSheet = second.document.querySelector('dialog.about h2')?.textContent;
  click(second, 'Send');
  await until('the new tab answers', () => second.performance.getEntriesByName('onionskin:answered').length > 0);

  // The server has none of the first tab's files any more; these have not been asked for yet.
  click(first, 'About');
  await until('the old sheet opens', () => shows(first, 'Kept for offline use'));
  const oldSheet = first.document.querySelector('dialog.about h2')?.textContent;
  first.location.hash = '#pass-through';
  await until('another lesson opens', () => first.document.querySelector('h1')?.textContent?.includes('4.1'));
  click(first, 'Send');
  await until('the old tab answers', () => first.performance.getEntriesByName('onionskin:answered').length > 0);
  const firstIsStill = build(first);
  const cachesOfBoth = (await caches.keys()).length;

  first.close();
  await until('the new worker is in charge', async () => (await registration()).waiting === null);
  second.location.reload();
  await until('the old cache is gone', async () => (await caches.keys()).length === 1);
  const secondIs = build(second);
  return { old, secondWas, firstIsStill, secondIs, oldSheet, newSheet, cachesOfBoth };
}

export async function halfOnline({ open, server, until, click, shows, build, registration }: Hands) {
  const tab = open('order-matters');
  await until('the build is kept', async () => (await registration()).active?.state === 'activated');
  const old = build(tab);
  await server('damaged');
  const found = await registration();
  await found.update();
  const worker = found.installing;
  await until('the newer build is refused', () => worker?.state === 'redundant');
  click(tab, 'About');
  await until('the tab says so', () => shows(tab, 'There is a newer version, and it could not be kept'));
  tab.location.reload();
  await until('the tab is loaded again', () => tab.document.readyState === 'complete' && build(tab) !== undefined);
  const afterDamaged = build(tab);
  await server('mended');
  await found.update();
  await until('the tab is told', () => shows(tab, 'A new version is ready: reload'));
  click(tab, 'Reload');
  await until('the tab is new', () => build(tab) !== undefined && build(tab) !== old);
  return { old, afterDamaged, afterMended: build(tab) };
}

/** Runs in the page: gives a story its hands, and tells the server how it went. */
export function drive(path: string, story: (hands: Hands) => Promise<unknown>): void {
  const pause = () => new Promise((resolve) => setTimeout(resolve, 100));
  const hands: Hands = {
    open(lesson) {
      const tab = window.open(`${path}#${lesson}`);
      if (tab === null) throw new Error('No tab could be opened.');
      return tab;
    },
    server: async (change) => void (await fetch(`/${change}`)),
    async until(what, is) {
      for (const began = performance.now(); performance.now() - began < 60_000; await pause()) {
        // A tab that is being loaded has no document to look into.
        const there = await Promise.resolve()
          .then(is)
          .catch(() => false);
        if (there) return;
      }
      throw new Error(`It never came to this: ${what}.`);
    },
    click(tab, button) {
      const all = [...tab.document.querySelectorAll('button')];
      const found = all.find(({ textContent }) => textContent?.startsWith(button));
      if (found === undefined) throw new Error(`There is no button ${button}.`);
      found.click();
    },
    shows: (tab, text) => tab.document.body.textContent?.includes(text) ?? false,
    build: (tab) =>
      (tab.document.querySelector('main')?.textContent?.length ?? 0) > 500
        ? tab.document.querySelector<HTMLMetaElement>('meta[name=build]')?.content
        : undefined,
    async registration() {
      const found = await navigator.serviceWorker.getRegistration(path);
      if (found === undefined) throw new Error('There is no service worker.');
      return found;
    },
  };
  story(hands)
    .catch((error: unknown) => ({ fault: String(error) }))
    .then((facts) => fetch('/told', { method: 'POST', body: JSON.stringify(facts) }));
}

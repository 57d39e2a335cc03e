// The visitor whose tab this is: they have work of their own, and other things, in the browser's storage, and a secret in all of it.
import type { Page } from '@playwright/test';
import { expect, type Playground } from '../playground.ts';

/** Whoever hears or shows this has read what is none of theirs. */
export const SECRET = 'the visitor’s own secret 5f2c';
/** Where their work is. */
export const OWN = 'pass-through';
const PROGRAM = `# ${SECRET}
def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"still mine"]
`;

/** Puts it all there, as the page itself does, and beside the page. */
export async function settleIn(playground: Playground, address: string): Promise<void> {
  const { page } = playground;
  await page.goto(`${address}#${OWN}`);
  await expect(playground.send).toBeVisible();
  await playground.type(PROGRAM);
  await playground.sends();
  await playground.response('still mine');
  await expect(page.getByText('Saved in this browser')).toBeVisible();
  await page.evaluate(async (secret) => {
    localStorage.setItem('beside', secret);
    await cookieStore.set('beside', encodeURIComponent(secret));
    await (await caches.open('beside')).put('/beside', new Response(secret));
    const wanted = indexedDB.open('beside', 1);
    wanted.onupgradeneeded = () => wanted.result.createObjectStore('things').put(secret, 'secret');
    await new Promise((resolve, reject) => {
      wanted.onsuccess = resolve;
      wanted.onerror = reject;
    });
    wanted.result.close();
  }, SECRET);
}

/** All that the visitor has, to be compared to the letter. Of the page's own text, their work: where they look may change. */
export function belongings(page: Page): Promise<readonly (string | undefined)[]> {
  return page.evaluate(async (own) => {
    const saved = JSON.parse(localStorage.getItem('onionskin') ?? '{}');
    const wanted = indexedDB.open('beside', 1);
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      wanted.onsuccess = () => resolve(wanted.result);
      wanted.onerror = reject;
    });
    const request = database.transaction('things').objectStore('things').get('secret');
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    database.close();
    return [
      JSON.stringify(saved.works?.[own]?.files),
      localStorage.getItem('beside') ?? undefined,
      document.cookie,
      await (await caches.match('/beside'))?.text(),
      String(request.result),
      Object.keys(localStorage)
        .filter((key) => key !== 'onionskin')
        .sort()
        .join(),
      (await indexedDB.databases()).map(({ name }) => name).join(),
      (await caches.keys()).join(),
    ];
  }, OWN);
}

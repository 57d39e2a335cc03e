// Storage that was meddled with, while the page was not open: it opens, and what stood there is not lost. And storage that is full, or shut.
import { expect, type Ground, test } from './ground.ts';
import { storages } from './storage.ts';

/** At the site, but not in the page: where nobody saves anything when it is left. */
const away = async ({ page, site }: Ground) => {
  site.instead.set('away.html', '<!doctype html><title>away</title><link rel="icon" href="data:,">');
  await page.goto(`${site.url}away.html`);
  site.reset();
};
const home = async ({ page, playground, site }: Ground, hash = '') => {
  await page.goto(`${site.url}${hash}`);
  await expect(playground.send).toBeVisible();
};

for (const { name, put, is } of storages) {
  test(`storage ${name} is ${is}`, async ({ ground }) => {
    const { page } = ground;
    await away(ground);
    const before = await page.evaluate(() => localStorage.getItem('onionskin') ?? '');
    const text: string = await page.evaluate(
      `{ const saved = ${before}; localStorage.setItem('onionskin', ${put}); localStorage.getItem('onionskin') }`,
    );
    await home(ground);
    const told = page.getByRole('status', { name: 'Notices' });
    if (is === 'set aside') await expect(told).toContainText('could not be read, and this is a fresh start. It is not lost');
    else await expect(page.getByText(/could not be read/)).toHaveCount(0);
    expect(await ground.harm()).toEqual([]);
    await away(ground);
    if (is === 'set aside') expect(await page.evaluate(() => localStorage.getItem('onionskin.aside.1'))).toBe(text);
    // The visitor's own text comes back, to the letter.
    await page.evaluate((own) => {
      localStorage.removeItem('onionskin.aside.1');
      localStorage.setItem('onionskin', own);
    }, before);
    await home(ground, '#pass-through');
  });
}

test('storage that is full to the last letter costs nothing that is in it, and that is said', async ({ ground }) => {
  const { page, playground } = ground;
  await page.evaluate(() => {
    for (let size = 2 ** 22; size >= 1; size /= 2)
      try {
        for (let nth = 0; ; nth += 1) localStorage.setItem(`full-${size}-${nth}`, 'x'.repeat(size));
      } catch {}
  });
  await page.evaluate(() => {
    location.hash = 'order-matters';
  });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Order matters/);
  await playground.type('# longer\n'.repeat(2000));
  await expect(
    page
      .getByText('Not saved: this browser’s storage is full')
      .or(page.getByText("Not saved: this browser's storage is full"))
      .first(),
  ).toBeVisible();
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith('full-')) localStorage.removeItem(key);
  });
});

const shut: Readonly<Record<string, [script: string, says: string]>> = {
  'that throws at every touch': [
    'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError") } })',
    'keeps no storage for this page',
  ],
  'whose databases and caches are broken': [
    'for (const name of ["indexedDB", "caches"]) Object.defineProperty(window, name, { get() { throw new Error("broken") } })',
    '',
  ],
};
for (const [name, [script, says]] of Object.entries(shut)) {
  test(`storage ${name} does not keep the page from opening and answering`, async ({ ground }) => {
    const other = await ground.context.newPage();
    await other.addInitScript(script);
    await other.goto(`${ground.site.url}#pass-through`);
    const send = other.getByRole('button', { name: /^Send/ });
    await send.click();
    await expect.poll(() => other.evaluate(() => performance.getEntriesByName('onionskin:answered').length)).toBe(1);
    if (says !== '') await expect(other.getByRole('status', { name: 'Notices' })).toContainText(says);
    await other.close();
  });
}

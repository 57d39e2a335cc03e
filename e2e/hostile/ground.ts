// Where each hostile case is played: one tab with the built site and a visitor's own work, in a browser that can reach nothing but the site and an
// ear. After each case nothing has left, nothing of the visitor's is gone or was read, and the tab answers an ordinary Send.
import { type BrowserContext, test as base, chromium, expect, type Page } from '@playwright/test';
import { filesUnder } from '../../scripts/vite-supplies.ts';
import { BROWSER_FLAGS } from '../browser-flags.mjs';
import { type Change, changedSite } from '../changed-site.ts';
import { Playground } from '../playground.ts';
import type { StaticSite } from '../static-site.ts';
import { type Ear, openEar } from './ear.ts';
import { belongings, OWN, SECRET, settleIn } from './visitor.ts';

export interface Ground {
  page: Page;
  context: BrowserContext;
  playground: Playground;
  site: StaticSite;
  ear: Ear;
  /** What has left, was opened or has run where it must not. */
  harm(): Promise<readonly string[]>;
  /** What a case without walls has done on purpose. */
  forget(): void;
  /** Nothing has left, and nothing of the visitor's is gone. */
  untouched(): Promise<void>;
  /** Holds the page against all that is promised, and goes on in the same tab. */
  unharmed(): Promise<void>;
}

/** What hostile HTML does when it runs: in our own page that is seen. */
export const HARMS = 'top.harmed=1;window.harmed=1;alert(1)';

/** With `changes`, of a site with walls taken down. What fails on the way leaves nothing open. */
async function openGround(changes: readonly Change[] = []): Promise<Ground & { close(): Promise<void> }> {
  const ends: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    return { ...(await laidOut(changes, ends)), close };
  } catch (fault) {
    await close();
    throw fault;
  }
}

async function laidOut(changes: readonly Change[], ends: (() => Promise<unknown>)[]): Promise<Ground> {
  const ear = await openEar();
  ends.push(() => ear.close());
  const site = await changedSite(changes);
  ends.push(() => site.close());
  // Somebody else's, on the same host: nothing may lead there.
  site.instead.set('planted.js', HARMS);
  const executablePath = process.env.ONIONSKIN_CHROMIUM;
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...BROWSER_FLAGS, ear.flag],
  });
  ends.push(() => browser.close());
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 1440, height: 900 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  const files = new Set(filesUnder('dist'));
  const seen: string[] = [];
  // A request that the browser refuses itself leaves nobody: those come to the ear or to the site, or not at all.
  context.on('page', (other) => void opened(other, page, seen));
  page.on('download', (download) => seen.push(`downloaded ${download.url().slice(0, 200)}`));
  page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('crash', () => seen.push('the tab crashed'));
  const playground = new Playground(page);
  await settleIn(playground, site.url);
  const before = await belongings(page);
  const plain = Reflect.ownKeys(Object.prototype).map(String);

  const harm = async () => {
    const strange = site.asked.filter((asked) => asked !== 'index.html' && !files.has(asked));
    const marks = await page.evaluate((names) => {
      const more = Reflect.ownKeys(Object.prototype)
        .map(String)
        .filter((name) => !names.includes(name));
      return [
        ...('harmed' in window ? ['a script has run in our page'] : []),
        ...more.map((name) => `every object has ${name} now`),
      ];
    }, plain);
    const moved = page.url().startsWith(site.url) ? [] : [`the tab was led to ${page.url()}`];
    return [...ear.heard, ...strange.map((asked) => `asked the site for ${asked}`), ...seen, ...marks, ...moved];
  };
  const forget = () => {
    ear.heard.length = 0;
    seen.length = 0;
    site.reset();
  };
  const untouched = async () => {
    expect(await harm()).toEqual([]);
    expect(await belongings(page)).toEqual(before);
    playground.complaints.length = 0;
  };
  const unharmed = async () => {
    await goHome(playground);
    await untouched();
    await playground.sends();
    await playground.response('still mine');
    site.reset();
    playground.complaints.length = 0;
  };
  return { page, context, playground, site, ear, harm, forget, untouched, unharmed };
}

/** A click that asks for a new tab gets an empty one in any browser; anything else is harm. */
async function opened(other: Page, own: Page, seen: string[]): Promise<void> {
  if (other === own) return;
  if (!['about:blank', ''].includes(other.url())) seen.push(`opened ${other.url()}`);
}

/** Whatever is open is closed, and the visitor goes to their own work, in the same tab. */
async function goHome({ page, send }: Playground): Promise<void> {
  while ((await page.locator('dialog[open]').count()) > 0) await page.keyboard.press('Escape');
  await page.evaluate((own) => {
    location.hash = own;
  }, OWN);
  await expect(send).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^4\.1/);
  const understood = page.getByRole('button', { name: 'Understood' });
  if (await understood.isVisible()) await understood.click();
}

/** One ground for all cases; a case that fails gets the next ones a new one. After each case the visitor is unharmed, or the case fails. */
export const test = base.extend<
  { home: boolean; unharmed: undefined; another(changes: readonly Change[]): Promise<Ground> },
  { ground: Ground }
>({
  /** False: between two cases the tab stays where it is, and nobody sends anything but the case. */
  home: [true, { option: true }],
  ground: [
    // biome-ignore lint/correctness/noEmptyPattern: this is how a fixture says that it needs none
    async ({}, use) => {
      const ground = await openGround();
      try {
        await use(ground);
      } finally {
        await ground.close();
      }
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  /** Another ground, of a site with changes, for this test alone: it is closed whatever becomes of the test. */
  // biome-ignore lint/correctness/noEmptyPattern: as above
  another: async ({}, use) => {
    const opened: { close(): Promise<void> }[] = [];
    try {
      await use(async (changes) => {
        const ground = await openGround(changes);
        opened.push(ground);
        return ground;
      });
    } finally {
      for (const ground of opened) await ground.close();
    }
  },
  unharmed: [
    async ({ ground, home }, use, info) => {
      await use(undefined);
      if (info.status !== info.expectedStatus) return;
      if (home) await ground.unharmed();
      else await ground.untouched();
    },
    { auto: true },
  ],
});
export { expect, SECRET };

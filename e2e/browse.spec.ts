// The site as in a browser's tab. Django's admin: log in, add a book, and the signal that fires is in the recording. And a page that means ill reaches
// nobody from there, whether or not its scripts run.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { listen } from './listener.ts';
import { expect, test } from './playground.ts';
import { hostileHtml } from './ways-of-html.ts';

const siteOf = (page: Page) => page.frameLocator('iframe[title="The site"]').frameLocator('iframe');

/** A click, or a key, that leads to another page: waits for that page. The one that was clicked goes away under the click, which Chromium then may
 *  never acknowledge; so nobody waits for that. */
async function leads(page: Page, click: () => Promise<void>) {
  await siteOf(page)
    .locator(':root')
    .evaluate((element) => element.setAttribute('data-left', ''));
  click().catch(() => undefined);
  await expect(siteOf(page).locator(':root:not([data-left])')).toBeAttached({ timeout: 30_000 });
  for (const key of ['Control', 'Meta']) await page.keyboard.up(key);
}

test('log into the admin, add a book, and watch pre_save fire', async ({ playground, page }) => {
  test.setTimeout(120_000);
  await playground.open('example-django-admin');
  await page.getByRole('tab', { name: 'Browse' }).click();
  await page.getByRole('button', { name: 'Open /admin/' }).click();
  const site = siteOf(page);
  const visit = page.getByRole('list', { name: 'Requests of this visit' }).getByRole('listitem');
  await site.getByLabel('Username:').fill('ada');
  await expect(visit).toHaveText([/GET \/admin\/\s*302 Found/, /GET \/admin\/login\/\?next=\/admin\/\s*200 OK/]);
  // Its style sheets are in place: the header has the admin's own colour, not paper's.
  await expect(site.locator('#header')).toHaveCSS('background-color', 'rgb(65, 118, 144)');
  await site.getByLabel('Password:').fill('lovelace');
  await leads(page, () => site.getByLabel('Password:').press('Enter'));

  await leads(page, () => site.locator('#content-main .model-book').getByRole('link', { name: 'Add' }).click());
  await site.getByLabel('Title:').fill('  Notes   on the  Engine ');
  await leads(page, () => site.getByRole('button', { name: 'Save', exact: true }).click());
  await expect(site.getByText('was added successfully')).toBeVisible();
  await expect(site.getByRole('link', { name: 'Notes on the Engine' }).first()).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Address' })).toHaveValue('/admin/books/book/');

  // Each cookie with its reason.
  await page.getByText('2 cookies').click();
  const jar = page.getByRole('table', { name: 'In the jar' });
  await expect(jar.getByRole('row', { name: /^sessionid/ })).toContainText(/for \/, for 14 days\..*HttpOnly, SameSite=Lax/);
  await expect(page.getByRole('table', { name: 'In the last visit' })).toContainText('sent csrftoken');
  // The page in the pane is Django's own.
  const { violations } = await new AxeBuilder({ page }).include('.browse').exclude('.browse-pane').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  // Back asks again.
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(site.getByLabel('Title:')).toHaveValue('');
  await page.getByRole('button', { name: 'Forward' }).click();
  await expect(site.getByRole('link', { name: 'Notes on the Engine' }).first()).toBeVisible();

  // The run of the POST, on stage, with what the receiver of the signal has printed.
  await leads(page, () => site.getByRole('link', { name: 'Notes on the Engine' }).first().click());
  await site.getByLabel('Author:').fill('Ada');
  await leads(page, () => site.getByRole('button', { name: 'Save', exact: true }).click());
  await expect(visit).toHaveText([/POST .*302 Found/, /GET .*200 OK/]);
  await visit.getByRole('button', { name: /^POST/ }).click();
  await expect(playground.layers.last()).toContainText('change_view');
  await playground.toEnd();
  await playground.tab('Console').click();
  await expect(page.getByRole('tabpanel', { name: /^Console/ })).toContainText("pre_save: 'Notes on the Engine'");
});

const program = (html: string) => `HTML = ${JSON.stringify(html)}.encode()


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
    return [HTML]
`;

test('a page that is browsed reaches nobody, with its scripts and without, and its clicks are requests', async ({
  playground,
  page,
  context,
}) => {
  test.setTimeout(120_000);
  const listener = await listen();
  const places = {
    at: (name: string) => `${listener.address}walled/${name}`,
    bare: await listener.bare('walled/preconnect'),
    udp: await listener.datagrams('walled/stun'),
  };
  const opened: string[] = [];
  context.on('page', (other) => opened.push(other.url()));
  page.on('download', (download) => opened.push(download.url()));
  // First: behind all the rest it would be within something that was left open. Whole: the page says that its base is elsewhere.
  const ours = `<p style="position: fixed; top: 120px; z-index: 9"><a href="http://localhost:8000/next?a=b" onclick="history.length">On this site</a></p><script>document.title = 'ran'</script>`;
  await playground.open();
  await playground.type(program(hostileHtml(places).replace('</title>', `</title>${ours}`)));
  const address = page.url();
  await page.getByRole('tab', { name: 'Browse' }).click();
  await page.getByRole('textbox', { name: 'Address' }).fill('/first');
  await page.getByRole('button', { name: 'Go' }).click();
  const site = siteOf(page);

  for (const scripts of [false, true]) {
    if (scripts) await page.getByLabel(/^Run its/).check();
    await expect.poll(() => site.locator(':root').evaluate(() => document.title)).toBe(scripts ? 'ran' : 'x');
    // Every link and the form of it: refused with a sentence, and nothing leaves.
    for (const one of await site.locator('div[style*=fixed] a, form button').all()) await one.dispatchEvent('click');
    await expect(page.getByText(/^That leads to .*there is no network here\.$/)).toBeVisible();
    await site.getByText('On this site').click({ button: 'middle' });
    await leads(page, () => site.getByText('On this site').click({ modifiers: ['ControlOrMeta'] }));
    await expect(page.getByRole('textbox', { name: 'Address' })).toHaveValue('/next?a=b');
    expect(page.url()).toBe(address);
  }
  // A click goes to our site, as a run.
  await leads(page, () => site.getByText('On this site').click());
  await expect(page.getByRole('list', { name: 'Requests of this visit' }).getByRole('listitem')).toHaveText([/GET \/next\?a=b/]);

  expect([...listener.heard]).toEqual([]);
  expect(opened).toEqual([]);
  playground.complaints.length = 0;
  await listener.close();
});

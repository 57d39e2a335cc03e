// The site as in a browser's tab. Django's admin: log in, add a book, and the signal that fires is in the recording. And a page that means ill reaches
// nobody from there, whether or not its scripts run.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { listen } from './listener.ts';
import { expect, test } from './playground.ts';
import { hostileHtml } from './ways-of-html.ts';

const siteOf = (page: Page) => page.frameLocator('iframe[title="The site"]').frameLocator('iframe');

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
  await site.getByLabel('Password:').press('Enter');

  await site.getByRole('link', { name: 'Books', exact: true }).first().click();
  await site.getByRole('link', { name: /Add book/ }).click();
  await site.getByLabel('Title:').fill('  Notes   on the  Engine ');
  await site.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(site.getByText('was added successfully')).toBeVisible();
  await expect(site.getByRole('link', { name: 'Notes on the Engine' }).first()).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Address' })).toHaveValue('/admin/books/book/');

  // Each cookie with its reason.
  await page.getByText('2 cookies').click();
  const jar = page.getByRole('table', { name: 'In the jar' });
  await expect(jar.getByRole('row', { name: /^sessionid/ })).toContainText(
    /Kept.*: for \/, for 14 days\..*HttpOnly, SameSite=Lax/,
  );
  await expect(page.getByRole('table', { name: 'In the last visit' })).toContainText('sent csrftoken');
  const { violations } = await new AxeBuilder({ page }).include('.browse').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  // Back asks again.
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(site.getByLabel('Title:')).toHaveValue('');
  await page.getByRole('button', { name: 'Forward' }).click();
  await expect(site.getByRole('link', { name: 'Notes on the Engine' }).first()).toBeVisible();

  // The run of the POST, on stage, with what the receiver of the signal has printed.
  await site.getByRole('link', { name: 'Notes on the Engine' }).first().click();
  await site.getByLabel('Author:').fill('Ada');
  await site.getByRole('button', { name: 'Save', exact: true }).click();
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
  const link = '<p><a href="/next?a=b" onclick="history.length">On this site</a></p>';
  await playground.open();
  await playground.type(program(`${hostileHtml(places)}${link}<script>document.title = 'ran'</script>`));
  const address = page.url();
  await page.getByRole('tab', { name: 'Browse' }).click();
  await page.getByRole('textbox', { name: 'Address' }).fill('/first');
  await page.getByRole('button', { name: 'Go' }).click();
  const site = siteOf(page);

  for (const scripts of [false, true]) {
    if (scripts) await page.getByLabel(/^Run its/).check();
    await expect(site.locator('title')).toHaveText(scripts ? 'ran' : 'x');
    // Every link and the form of it: refused with a sentence, and nothing leaves.
    for (const one of await site.locator('div[style*=fixed] a, form button').all()) await one.dispatchEvent('click');
    await expect(page.getByText(/^That leads to .*there is no network here\.$/)).toBeVisible();
    await site.getByText('On this site').click({ button: 'middle' });
    await site.getByText('On this site').click({ modifiers: ['ControlOrMeta'] });
    await expect(page.getByRole('textbox', { name: 'Address' })).toHaveValue('/next?a=b');
    expect(page.url()).toBe(address);
  }
  // A click goes to our site, as a run.
  await site.getByText('On this site').click();
  await expect(page.getByRole('list', { name: 'Requests of this visit' }).getByRole('listitem')).toHaveText([/GET \/next\?a=b/]);

  expect([...listener.heard]).toEqual([]);
  expect(opened).toEqual([]);
  playground.complaints.length = 0;
  await listener.close();
});

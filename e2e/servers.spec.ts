// "Swap the server, keep the app": the menu, the wire, the logs, and the comparison of servers.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './playground.ts';
import { programs } from './programs.ts';

test('gunicorn answers the same program otherwise than wsgiref', async ({ playground, page }) => {
  await playground.open('order-matters');
  await playground.type(programs.hello);
  await playground.sends();
  await playground.response('Content-Length: 5');
  await page.getByRole('button', { name: /^Server: wsgiref/ }).click();
  await page.getByRole('radio', { name: 'gunicorn' }).check();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Server: gunicorn 26/ })).toBeFocused();
  await playground.sends();
  await playground.response('Transfer-Encoding: chunked');
  const wire = page.getByRole('tabpanel', { name: /^Response/ });
  await expect(wire.getByRole('region', { name: 'Response bytes' })).toContainText('Server: gunicorn');
  await expect(wire.getByRole('region', { name: 'Request bytes' })).toContainText('GET / HTTP/1.1');
  await expect(wire).toContainText('The server closed the connection.');
  await playground.tab('Console').click();
  await page.getByRole('tab', { name: 'stderr' }).click();
  await expect(page.getByRole('tabpanel', { name: 'stderr' })).toContainText('Booting worker with pid');
});

test('the menu says what each server is for, how true it is, and what can be set', async ({ playground, page }) => {
  await playground.open('order-matters');
  await page.keyboard.press('s');
  const menu = page.getByRole('dialog', { name: 'Server' });
  await expect(menu.getByRole('radio', { name: 'wsgiref' })).toBeFocused();
  await expect(menu).toContainText('rebuilt from recordings of uWSGI 2.0.31');
  await expect(menu).toContainText('the real gunicorn 26');
  await expect(menu).toContainText('wsgiref is always one process.');
  await page.keyboard.press('ArrowDown');
  await expect(menu.getByRole('radio', { name: 'gunicorn' })).toBeChecked();
  await menu
    .getByRole('radiogroup', { name: /^Processes/ })
    .getByRole('radio', { name: '2' })
    .check();
  await expect(menu).toContainText('one interpreter in a browser runs one request at a time');
  const mount = menu.getByRole('textbox', { name: /^Mounted under/ });
  await mount.fill('shop');
  await expect(menu).toContainText('A prefix begins with a slash');
  await mount.fill('/shop');
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(page.locator('.server-line')).toContainText('2 processes, under /shop');
});

test('a client that keeps its connection sends the next request over it', async ({ playground, page }) => {
  await playground.open('order-matters');
  await playground.type(programs.hello);
  await page.keyboard.press('Control+m');
  await page.getByRole('button', { name: /^Server:/ }).click();
  await page.getByRole('radio', { name: 'waitress' }).check();
  await page.getByRole('checkbox', { name: 'The client keeps its connection' }).check();
  await page.keyboard.press('Escape');
  await playground.sends();
  await playground.response('The connection stays open.');
  await playground.sends();
  await playground.response('over the connection of the request before');
});

test('the comparison says what differs, each in a sentence, and shows the bytes', async ({ playground, page }) => {
  await playground.open('order-matters');
  await playground.type(programs.hello);
  await page.getByRole('button', { name: /^Compare/ }).click();
  const sheet = page.getByRole('dialog', { name: 'Compare servers' });
  const again = sheet.getByRole('button', { name: 'Ask again' });
  await expect(again).toBeEnabled({ timeout: 60_000 });
  const table = sheet.getByRole('table', { name: 'What differs between the servers' });
  for (const server of ['wsgiref', 'gunicorn', 'waitress', 'uWSGI', 'mod_wsgi, embedded', 'mod_wsgi, daemon']) {
    await expect(table.getByRole('columnheader', { name: server })).toBeVisible();
  }
  await expect(table.getByRole('row', { name: /^HTTP version/ })).toContainText('HTTP/1.0');
  await expect(table).toContainText('wsgiref always answers as HTTP/1.0, whatever the client speaks.');
  await expect(table.getByRole('row', { name: /^Ready for requests/ })).toHaveCount(0);
  await expect(table.getByRole('row', { name: /^Where the body ends/ })).toContainText('chunked, 1 chunk');
  await expect(sheet).toContainText('The same everywhere: ');

  await expect(table).not.toContainText('SERVER_NAME');
  await sheet.getByRole('checkbox', { name: /^Show environ/ }).check();
  await expect(table.getByRole('row', { name: /^SERVER_NAME/ })).toContainText('waitress.invalid');
  const row = table.getByRole('button', { name: 'Server', exact: true });
  await row.click();
  await expect(row).toHaveAttribute('aria-expanded', 'true');

  await sheet.getByRole('checkbox', { name: 'waitress' }).uncheck();
  await expect(table.getByRole('columnheader', { name: 'waitress' })).toBeHidden();

  await sheet.getByRole('tab', { name: 'Bytes' }).click();
  await expect(sheet.getByRole('region', { name: 'Request bytes' })).toContainText('GET / HTTP/1.1');
  await expect(sheet.getByRole('region', { name: /^Left/ })).toContainText('HTTP/1.0 200 OK');
  await expect(sheet.getByRole('region', { name: /^Right/ })).toContainText('Server: gunicorn');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('button', { name: /^Compare/ })).toBeFocused();
});

test('what is inside is told with versions and licences', async ({ playground, page }) => {
  await playground.open('order-matters');
  await page.getByRole('button', { name: 'About' }).click();
  const sheet = page.getByRole('dialog', { name: 'What is inside' });
  await expect(sheet.getByRole('row', { name: /^gunicorn 26\.\S+ MIT/ })).toBeVisible();
  await expect(sheet.getByRole('row', { name: /^CPython 3\.14\.\d+ PSF-2\.0/ })).toBeVisible();
  await expect(sheet.getByRole('row', { name: /^React \d/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'About' })).toBeFocused();
});

for (const scheme of ['light', 'dark'] as const) {
  for (const [width, height] of [
    [1440, 900],
    [1100, 800],
    [390, 844],
  ] as const) {
    test(`axe finds nothing in what opens, and nothing is cut off, ${scheme}, ${width} px`, async ({ playground, page }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height });
      await playground.open('order-matters');
      if (width < 860) await page.getByRole('tab', { name: 'Stage' }).click();
      const check = async () => {
        const found = await new AxeBuilder({ page }).include('dialog[open]').analyze();
        expect(
          found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`),
        ).toEqual([]);
        // Nothing sticks out sideways.
        expect(await page.evaluate(() => document.querySelector('dialog[open]')?.scrollWidth ?? 0)).toBeLessThanOrEqual(width);
      };
      await page.getByRole('button', { name: /^Server:/ }).click();
      await expect(page.getByRole('dialog', { name: 'Server' })).toContainText('the real gunicorn');
      await page.getByRole('radio', { name: 'mod_wsgi, daemon' }).check();
      await check();
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: /^Compare/ }).click();
      const sheet = page.getByRole('dialog', { name: 'Compare servers' });
      await expect(sheet.getByRole('button', { name: 'Ask again' })).toBeEnabled({ timeout: 60_000 });
      await sheet.getByRole('checkbox', { name: /^Show environ/ }).check();
      await check();
      await sheet.getByRole('tab', { name: 'Bytes' }).click();
      await check();
      await page.keyboard.press('Escape');
    });
  }
}

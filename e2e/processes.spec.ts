// Processes as a server's are, in a real browser: they never pile up, what the program wrote outlives them, and what can't be had is done without.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './playground.ts';
import { programs } from './programs.ts';

// What is fetched here is the test's own business.
test.use({ serviceWorkers: 'block' });

const VISITS = `import sqlite3

database = sqlite3.connect("visits.sqlite3")
database.execute("create table if not exists visit (path text)")


def application(environ, start_response):
    with database:
        database.execute("insert into visit values (?)", (environ["PATH_INFO"],))
    count = database.execute("select count(*) from visit").fetchone()[0]
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"visit {count}".encode()]
`;

test('processes do not pile up: after each of many edits there is the one that runs, and the spare', async ({
  playground,
  page,
}) => {
  await playground.open('order-matters');
  const rooms = page.frameLocator('iframe[title=Python]').locator('iframe');
  for (let nth = 0; nth < 8; nth += 1) {
    await playground.type(`${programs.hello}\n# ${nth}\n`);
    await playground.sends();
    await expect(rooms).toHaveCount(2);
  }
});

test('an SQLite database outlives an edit, until the disk is emptied', async ({ playground, page }) => {
  await playground.open('order-matters');
  await playground.type(VISITS);
  await playground.send.click();
  await playground.response('visit 1');
  await playground.type(`${VISITS}# changed\n`);
  await playground.send.click();
  await playground.response('visit 2');
  await page.getByRole('button', { name: /^Server:/ }).click();
  const menu = page.getByRole('dialog', { name: 'Server' });
  await expect(menu).toContainText('1 file beside the project’s own, 8 kB: visits.sqlite3.');
  await expect(menu).toContainText(/Process \d+ takes \d+ MB\./);
  await menu.getByRole('button', { name: 'Reset the database' }).click();
  await expect(menu).toContainText('Nothing but the project’s own files.');
  await page.keyboard.press('Escape');
  await playground.send.click();
  await playground.response('visit 1');
});

const COUNTED = `import time

hits = 0


def application(environ, start_response):
    global hits
    time.sleep(1 if hits == 0 else 0.3)  # a process that has just begun takes longer
    hits += 1
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"hit %d" % hits]
`;

test('requests that different processes have answered stand side by side, each with its own globals', async ({
  playground,
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.open('a-server-waits');
  await page.getByRole('button', { name: /^Server:/ }).click();
  const menu = page.getByRole('dialog', { name: 'Server' });
  await menu.getByRole('radio', { name: 'gunicorn' }).check();
  await menu
    .getByRole('radiogroup', { name: /^Processes/ })
    .getByRole('radio', { name: '2' })
    .check();
  await page.keyboard.press('Escape');
  await playground.type(COUNTED);
  await playground.sends();
  await playground.sends();
  const toggle = page.getByRole('button', { name: /side by side$/ });
  await expect(toggle).toHaveCount(0);
  await playground.sendsAtOnce(2);

  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  const panel = page.getByRole('region', { name: 'Processes side by side' });
  const [a, b] = [panel.getByRole('region', { name: /^A, process/ }), panel.getByRole('region', { name: /^B, process/ })];
  // The one that had to wait was sent first and answered last: it is on stage.
  await expect(a.getByRole('button')).toHaveAttribute('aria-pressed', 'true');
  await playground.toEnd();
  await expect(a).toContainText('hits = 1');
  await expect(b).toContainText('hits = 3');
  await expect(b.getByRole('button')).toContainText('answered, 200');
  const says = panel.getByRole('status', { name: 'Processes' });
  await expect(says).toHaveText(
    /^All of them have been answered\. Each has its own hits: 1 in process \d and 3 in process \d\. Globals are not shared\.$/,
  );

  // The other one on stage, from its start on: the first one waits meanwhile.
  await b.getByRole('button').click();
  await expect(b.getByRole('button')).toHaveAttribute('aria-pressed', 'true');
  await playground.timeline.focus();
  await page.keyboard.press('Home');
  await expect(b).toContainText('hits = 2');
  await expect(a).toContainText('hits = 0');
  await playground.toEnd();
  await page.keyboard.press('ArrowLeft');
  await expect(b).toContainText('hits = 3');
  await expect(a).toContainText('hits = 0');
  await expect(a.getByRole('button')).toContainText('in application');
  await expect(says).toContainText(/Process \d has request B in hand while process \d is busy with A\./);

  // What does not travel is listed, and can be put on stage.
  await expect(panel.getByRole('list', { name: 'Further requests' }).getByRole('button')).toHaveCount(2);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  }
  // Low, as at 200 %, they have all of the width.
  await page.setViewportSize({ width: 720, height: 450 });
  const widths = () => page.locator('.plate, .run-view').evaluateAll((both) => both.map((one) => one.clientWidth));
  await expect.poll(async () => new Set(await widths()).size).toBe(1);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(panel.getByRole('region')).toHaveCount(1);
  await expect(panel.getByRole('list', { name: 'Further requests' }).getByRole('button')).toHaveCount(3);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await playground.timeline.focus();
  await page.keyboard.press('p');
  await expect(playground.stage).toBeVisible();
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
});

test.describe('without a snapshot that can be used', () => {
  for (const [what, body] of [
    [
      'damaged',
      (whole: Buffer) => Buffer.concat([whole.subarray(0, 1_000_000), Buffer.alloc(1_000_000, 7), whole.subarray(2_000_000)]),
    ],
    ['cut short', (whole: Buffer) => whole.subarray(0, 3_000_000)],
    ['something else', () => Buffer.from('<!doctype html>')],
  ] as const) {
    test(`(${what}) Python is loaded plainly: one line in the console, and all works`, async ({ playground, page }) => {
      const warnings: string[] = [];
      page.on('console', (message) => {
        // Whether the page is kept for use without a network is another story.
        if (message.type() === 'warning' && /snapshot/.test(message.text())) warnings.push(message.text());
      });
      await page.route('**/snapshot*.bin', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: body(await response.body()) });
      });
      // A plain load takes its time where the machine is busy.
      test.slow();
      await playground.open('order-matters');
      await playground.type(programs.hello);
      await playground.send.click();
      const answers = () => page.evaluate(() => performance.getEntriesByName('onionskin:answered').length);
      await expect.poll(answers, { timeout: 120_000 }).toBe(1);
      await playground.response('hello');
      expect(warnings).toEqual([expect.stringMatching(/^Onionskin: no memory snapshot could be used/)]);
    });
  }
});

test('a worker that can not be started is told in a sentence, and nothing of it is left', async ({ playground, page }) => {
  // As some extensions of browsers do it: by a policy.
  await page.route(/\/(room|hall)\.html$/, async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({ response, body: text.replace('worker-src blob:', "worker-src 'none'") });
  });
  await playground.open('order-matters');
  await playground.send.click();
  await expect(page.getByText(/The worker could not be started\./).first()).toBeVisible();
  await expect(page.frameLocator('iframe[title=Python]').locator('iframe')).toHaveCount(0);
  // The browser reports each refusal.
  expect(playground.complaints.filter((one) => !/worker-src|Content Security Policy/.test(one))).toEqual([]);
  playground.complaints.length = 0;
});

test('a tab that is put to sleep in the middle of a request does not stop it for that', async ({ playground, page, context }) => {
  await playground.open('order-matters');
  await playground.type(`from time import perf_counter


def application(environ, start_response):
    until = perf_counter() + 1.2
    while perf_counter() < until:
        pass
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"done"]
`);
  await playground.send.click();
  await expect(page.getByRole('button', { name: 'Running, Esc stops' })).toBeVisible();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
  await new Promise((resolve) => setTimeout(resolve, 4000));
  await devtools.send('Page.setWebLifecycleState', { state: 'active' });
  await playground.response('done');
});

// Each hostile answer, looked at as it would be rendered, and then browsed with its scripts running. What comes late is heard after a later one.
import { NOTHING } from './ear.ts';
import { expect, type Ground, test } from './ground.ts';
import { project, wordOf } from './links.ts';
import { LEAVING, program, responses } from './responses.ts';

// All of them are answers of one program: the tab stays at it. `unharmed` goes home after the last one.
test.use({ home: false });

async function open({ page, ear }: Ground): Promise<void> {
  const title = page.locator('#lesson-title');
  if ((await title.textContent()) === 'Shared: Answers') return;
  const word = wordOf(JSON.stringify(project({ title: 'Answers', files: { 'app.py': program(ear.udp) } })));
  await page.evaluate((to) => {
    location.hash = to;
  }, `shared/${word}`);
  await expect(title).toHaveText('Shared: Answers');
}

async function render({ page, playground }: Ground, target: string): Promise<void> {
  await page.getByRole('tab', { name: 'Onion', exact: true }).click();
  await page.getByRole('textbox', { name: 'Target' }).fill(target);
  await playground.sends();
  await playground.tab('Response').click();
  await playground.toEnd();
  await page.getByRole('tab', { name: 'Rendered' }).click();
  await playground.drawn();
}

async function browse({ page }: Ground, nth: number): Promise<void> {
  await page.getByRole('tab', { name: 'Browse', exact: true }).click();
  await page.getByRole('textbox', { name: 'Address' }).fill(`/${nth}`);
  await page.getByRole('button', { name: 'Go' }).click();
  const visit = page.getByRole('list', { name: 'Requests of this visit' }).getByRole('listitem');
  await expect(visit.first()).toContainText(`GET /${nth}`);
  const scripts = page.getByLabel(/^Run its/);
  if ((await scripts.count()) > 0) await scripts.check();
  await expect(page.locator('iframe[title="The site"]')).toBeVisible();
}

for (const [nth, { name, still }] of responses.entries()) {
  test(`an answer ${name} reaches nobody`, async ({ ground }) => {
    const { page, playground } = ground;
    await open(ground);
    await render(ground, `/${nth}`);
    if (!still) await browse(ground, nth);
    await page.getByRole('tab', { name: 'Onion', exact: true }).click();
    await page.getByRole('textbox', { name: 'Target' }).fill('/honest');
    await playground.sends();
    await playground.response('[honest]');
  });
}

test(`an answer ${LEAVING.name} is refused, and says nothing on whatever connection the browser has opened`, async ({
  ground,
}) => {
  await open(ground);
  await browse(ground, responses.length);
  await expect(ground.page.getByText(/^The page tried to lead its frame elsewhere, which was refused/)).toBeVisible();
  expect((await ground.harm()).filter((one) => one !== NOTHING)).toEqual([]);
  ground.forget();
});

test('after all of those the visitor is at home, unharmed', async ({ ground }) => {
  await ground.unharmed();
});

test('in a frame without walls the same answers are heard', async ({ ground }) => {
  const { page, site, ear } = ground;
  site.instead.set('bare.html', '<!doctype html><title>bare</title><link rel="icon" href="data:,"><body></body>');
  const bare = await ground.context.newPage();
  await bare.goto(`${site.url}bare.html`);
  for (const { name, body } of responses.filter(({ loud }) => loud)) {
    ear.heard.length = 0;
    await bare.evaluate((html) => {
      const frame = document.createElement('iframe');
      frame.srcdoc = html;
      document.body.replaceChildren(frame);
    }, String(body));
    await expect.poll(() => ear.heard.length, name).toBeGreaterThan(0);
  }
  await bare.close();
  await page.bringToFront();
  ground.forget();
});

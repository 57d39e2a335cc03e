// Each way out of a stranger's program that runs: it tries them all at its first request, and is asked for each what has become of it.
import { expect, type Ground, test } from './ground.ts';
import { project, wordOf } from './links.ts';
import { AT_ONCE, HEARD, program, ways } from './programs.ts';
import { NO_ROOM } from './walls.ts';

// Between two of them the tab stays where it is: each question is an ordinary Send. `unharmed` goes home after the last one.
test.use({ home: false });

/** Sends a GET, and gives what stands between brackets in the answer. */
async function ask({ page, playground }: Ground, target: string): Promise<string> {
  await page.getByRole('textbox', { name: 'Target' }).fill(target);
  await playground.sends();
  await playground.tab('Response').click();
  const panel = page.getByRole('tabpanel', { name: /^Response/ });
  let text = '';
  await expect(async () => {
    await playground.toEnd();
    await playground.drawn();
    text = /\[(.*)\]/.exec((await panel.textContent({ timeout: 1000 })) ?? '')?.[1] ?? '';
    expect(text).not.toBe('');
  }).toPass();
  return text;
}

async function open(ground: Ground, who: string): Promise<void> {
  const { page, site, ear } = ground;
  const title = page.locator('#lesson-title');
  if ((await title.textContent()) === 'Shared: A way out') return;
  const word = wordOf(JSON.stringify(project({ title: 'A way out', files: { 'app.py': program(who, site.url, ear) } })));
  await page.evaluate((to) => {
    location.hash = to;
  }, `shared/${word}`);
  await expect(title).toHaveText('Shared: A way out');
  for (let from = 0; from < ways.length; from += AT_ONCE) expect(await ask(ground, `/try/${from}`)).toBe('honest try');
}

async function become(ground: Ground, name: string): Promise<string> {
  let said = 'waiting';
  await expect(async () => {
    said = await ask(ground, `/told/${encodeURIComponent(name)}`);
    expect(said).not.toBe('waiting');
  }).toPass();
  return said;
}

for (const name of ways) {
  test(`a program’s way out by ${name} is shut`, async ({ ground }) => {
    await open(ground, 'walled');
    expect(await become(ground, name)).toMatch(/^shut/);
  });
}

test('after all of them the visitor is at home, unharmed', async ({ ground }) => {
  await ground.unharmed();
});

test('with the wall taken down the same program is heard', async ({ another }) => {
  test.setTimeout(120_000);
  const bare = await another(NO_ROOM);
  await open(bare, 'bare');
  await expect.poll(() => HEARD.filter((name) => !bare.ear.heard.some((line) => line.includes(`bare/${name}`)))).toEqual([]);
});

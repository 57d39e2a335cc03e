// The first whole thing: open, press Send, watch a real request go down through real middleware and the response come back up.
import { expect, test } from './playground.ts';

test.beforeEach(async ({ playground }) => {
  await playground.open('order-matters');
});

test('Send shows every layer, outermost first, the server before all', async ({ playground }) => {
  await playground.sends();
  // The request of this lesson has no password: Auth answers it, and what is inside is never called.
  await expect(playground.layers).toHaveText([/wsgiref/, /GZip/, /Auth/]);
});

test('the packet moves by itself, and the sentence with it', async ({ playground }) => {
  await playground.sends();
  await expect(playground.narration).toContainText(/wsgiref/);
  const first = await playground.narration.textContent();
  await expect(playground.narration).not.toHaveText(first ?? '');
});

test('every moment has a sentence, forwards and backwards', async ({ playground, page }) => {
  await playground.sends();
  await expect(playground.timeline).toHaveAttribute('aria-valuemax', /[1-9]/);
  await playground.timeline.focus();
  await page.keyboard.press('Home');
  const count = Number(await playground.timeline.getAttribute('aria-valuemax'));
  const there: string[] = [];
  for (let hop = 1; hop <= count; hop += 1) {
    await expect(playground.timeline).toHaveAttribute('aria-valuenow', String(hop));
    const sentence = (await playground.narration.textContent()) ?? '';
    expect(sentence.length).toBeGreaterThan(10);
    there.push(sentence);
    await page.keyboard.press('ArrowRight');
    await playground.drawn();
  }
  const back: string[] = [];
  for (let hop = count; hop >= 1; hop -= 1) {
    await expect(playground.timeline).toHaveAttribute('aria-valuenow', String(hop));
    back.unshift((await playground.narration.textContent()) ?? '');
    await page.keyboard.press('ArrowLeft');
    await playground.drawn();
  }
  expect(back).toEqual(there);
});

test('the response is greyed until it was sent, then shown raw and rendered', async ({ playground, page }) => {
  await playground.sends();
  await expect(playground.timeline).toHaveAttribute('aria-valuemax', /[1-9]/);
  await playground.timeline.focus();
  await page.keyboard.press('Home');
  await playground.tab('Response').click();
  const panel = page.getByRole('tabpanel', { name: /Response/ });
  await expect(panel).toContainText(/not sent yet/i);
  await playground.toEnd();
  await expect(panel).toContainText('401 Unauthorized');
});

test('the line that runs is lit in the editor, in whichever file it is', async ({ playground, page }) => {
  await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible();
  await playground.sends();
  await expect(playground.timeline).toHaveAttribute('aria-valuemax', /[1-9]/);
  await playground.timeline.focus();
  await page.keyboard.press('Home');
  // Hop 3: GZip calls Auth, from a line of layers.py. Nobody opened that file; the packet leads there.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'layers.py' })).toHaveAttribute('aria-selected', 'true');
  const lit = page.locator('.monaco-editor .view-overlays .ed-here');
  await expect(lit).toBeVisible();
  const line = await lit.evaluate((lamp) => lamp.getBoundingClientRect().top);
  const call = await page
    .locator('.view-line', { hasText: 'self.app(environ, hold)' })
    .evaluate((found) => found.getBoundingClientRect().top);
  expect(Math.abs(line - call)).toBeLessThan(4);
});

test('globals live on between requests, and a change of code means a fresh process', async ({ playground }) => {
  const counter = (word: string) =>
    `count = 0\n\n\ndef application(environ, start_response):\n    global count\n    count += 1\n    start_response("200 OK", [("Content-Type", "text/plain")])\n    return [b"${word} %d" % count]\n`;
  const body = async (text: string) => {
    await playground.sends();
    await playground.response(text);
  };
  await playground.type(counter('before'));
  await body('before 1');
  await body('before 2');
  await playground.type(counter('after'));
  await body('after 1');
});

test('Send ten times fast: every request is answered, in order', async ({ playground, page }) => {
  await playground.type(
    `count = 0\n\n\ndef application(environ, start_response):\n    global count\n    count += 1\n    start_response("200 OK", [("Content-Type", "text/plain")])\n    return [b"number %d" % count]\n`,
  );
  for (let press = 0; press < 10; press += 1) await page.keyboard.press('ControlOrMeta+Enter');
  await playground.response('number 10');
});

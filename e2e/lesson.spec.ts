// A learner's way through a lesson: predict, send, see what is missing, mend it, see it pass.
import { readFileSync } from 'node:fs';
import { expect, test } from './playground.ts';

const solution = readFileSync('lessons/04-middleware/05-order-matters/solution/app.py', 'utf8');

test('the start fails a check that says what was wanted; two swapped names pass them all', async ({ playground, page }) => {
  await playground.open('order-matters');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/4\.5\s+Order matters/);
  const toChecks = page.getByRole('button', { name: /^Checks/ });
  const next = page.getByRole('button', { name: /^Next lesson/ });
  const primary = page.locator('.btn.send');
  await playground.sends();
  await expect(toChecks).toHaveText(/^Checks: [0-3] of 4$/);
  await expect(next.and(primary)).toHaveCount(0);
  await toChecks.click();
  await expect(page.getByRole('heading', { name: 'Checks' })).toBeInViewport();
  await expect(page.getByRole('heading', { name: 'Checks' })).toBeFocused();
  await expect(playground.checks.filter({ hasText: 'Every answer is timed' })).toContainText(/failed/i);
  await expect(playground.checks.filter({ hasText: 'Every answer is timed' })).toContainText('Server-Timing');
  // The editor follows the packet into layers.py while it travels.
  await playground.toEnd();
  await page.getByRole('tab', { name: 'app.py' }).click();
  await playground.type(solution);
  await playground.sends();
  await expect(playground.checks).toHaveCount(4);
  for (const check of await playground.checks.all()) await expect(check).toContainText(/passed/i);
  await expect(toChecks).toHaveText('Checks: 4 of 4');
  await expect(next.and(primary)).toBeVisible();
});

test('a failed check leads to the moment it speaks of', async ({ playground }) => {
  await playground.open('order-matters');
  await playground.sends();
  const failed = playground.checks.filter({ hasText: /failed/i }).first();
  await failed.getByRole('button', { name: /moment/i }).click();
  await expect(playground.timeline).toHaveAttribute('aria-valuetext', /Hop/);
});

test('hints come one by one, then the solution, and it can be undone', async ({ playground, page }) => {
  await playground.open('order-matters');
  const lesson = page.getByRole('region', { name: 'Lesson' });
  await lesson.getByRole('button', { name: /hint/i }).click();
  await expect(lesson).toContainText('Take Auth as the fixed point');
  await expect(lesson).not.toContainText('So Timing goes to the outside');
  await lesson.getByRole('button', { name: /hint/i }).click();
  await lesson.getByRole('button', { name: /hint/i }).click();
  await expect(lesson).toContainText('So Timing goes to the outside');
  await lesson.getByRole('button', { name: /^Solution/ }).click();
  // The editor shows another file, as it does when the packet has gone there.
  await page.getByRole('tab', { name: 'layers.py' }).click();
  await lesson.getByRole('button', { name: /into the editor/i }).click();
  await expect(page.locator('.monaco-editor')).toContainText('Timing(Auth(GZip(page)))');
  await lesson.getByRole('button', { name: /undo/i }).click();
  await expect(page.locator('.monaco-editor')).toContainText('GZip(Auth(Timing(page)))');
});

test('the lessons lead to one another, in the order of their numbers', async ({ playground, page }) => {
  await playground.open('short-circuit');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/4\.4/);
  await page.keyboard.press('Alt+PageDown');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/4\.5/);
  await page.keyboard.press('Alt+PageUp');
  await page.keyboard.press('Alt+PageUp');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/4\.3/);
});

test('what 5.2 says of cookies: in Browse the number grows, and Send brings none', async ({ playground, page }) => {
  await playground.open('processes-and-globals');
  await playground.type(readFileSync('lessons/05-servers-at-work/02-processes-and-globals/solution/app.py', 'utf8'));
  for (let nth = 0; nth < 2; nth += 1) {
    await playground.sends();
    await playground.response('Visit 1.');
  }
  await page.getByRole('tab', { name: 'Browse' }).click();
  await page.getByRole('button', { name: 'Open /', exact: true }).click();
  const site = page.frameLocator('iframe[title="The site"]').frameLocator('iframe');
  await expect(site.locator('body')).toContainText('Visit 1.');
  await page.getByRole('button', { name: 'Reload', exact: true }).click();
  await expect(site.locator('body')).toContainText('Visit 2.');
});

test('an address of no lesson is told in a sentence, and so is what is open instead', async ({ playground, page }) => {
  await playground.open('order-matters');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/4\.5/);
  const notices = page.getByRole('status', { name: 'Notices' });
  for (const name of ['no-such-lesson', 'example-no-such-one']) {
    await page.goto(`/#${name}`);
    await expect(notices).toContainText(`There is no lesson “${name}”. This is 4.5 Order matters.`);
    await notices.getByRole('button', { name: 'Understood' }).click();
    await expect(notices).toHaveText('');
  }
});

test('a long name ends its line where a reader would end it, not within a word', async ({ playground, page }) => {
  await playground.open('installed-apps');
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveText('6.2 INSTALLED_APPS');
  const lastLine = () =>
    title.evaluate((heading) => {
      const texts = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
      const letters: { top: number; letter: string }[] = [];
      for (let node = texts.nextNode(); node !== null; node = texts.nextNode())
        [...(node.nodeValue ?? '')].forEach((letter, at) => {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          letters.push({ top: range.getBoundingClientRect().top, letter });
        });
      const last = letters.at(-1)?.top;
      return letters
        .filter(({ top }) => top === last)
        .map(({ letter }) => letter)
        .join('');
    });
  await expect.poll(lastLine).toBe('APPS');
});

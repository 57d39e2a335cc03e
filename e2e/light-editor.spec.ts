// Where a finger is the pointer: a light editor, with what the run left in the margin, and with what it finds.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './playground.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

const code = (page: Page) => page.getByRole('textbox', { name: /^Code, / });
const lineNumber = (page: Page, line: number) =>
  page.locator('.cm-lineNumbers .cm-gutterElement', { hasText: new RegExp(`^${line}$`) }).and(page.locator(':visible'));
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).tap();

test('code is written, runs, and each tab may go and come back without losing what can be undone', async ({
  playground,
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await playground.open('the-handshake');
  await tab(page, 'Code');
  await expect(code(page)).toContainText('def application');
  const before = (await code(page).innerText()).trimEnd();
  await playground.type(
    'def application(environ, start_response):\n    start_response("200 OK", [])\n    return [b"by thumb"]\n',
  );
  await expect(code(page)).toContainText('by thumb');
  await playground.sends();
  await tab(page, 'Stage');
  await playground.response('by thumb');

  await tab(page, 'Code');
  await expect(code(page)).toContainText('by thumb');
  await page.getByRole('button', { name: 'Undo' }).tap();
  await expect.poll(async () => (await code(page).innerText()).trimEnd()).toBe(before);

  // A look at another lesson keeps it, too.
  await page.evaluate(() => {
    location.hash = '#order-matters';
  });
  await expect(code(page)).toContainText('GZip');
  await page.evaluate(() => {
    location.hash = '#the-handshake';
  });
  await expect.poll(async () => (await code(page).innerText()).trimEnd()).toBe(before);
  await code(page).focus();
  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await expect(code(page)).toContainText('by thumb');
  expect(asked.filter((url) => /assets\/surface-/.test(url))).toEqual([]);
});

test('the row of keys types what a phone’s keyboard hides: brackets close, Tab indents to the next stop', async ({
  playground,
  page,
}) => {
  await playground.open('the-handshake');
  await tab(page, 'Code');
  await playground.type('x');
  const key = (name: string) => page.getByRole('button', { name, exact: true }).tap();
  await key('Parentheses');
  await key('Quotes');
  await page.keyboard.type('a');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await key('Indent');
  await key('Underscore');
  await expect.poll(async () => (await code(page).innerText()).trimEnd()).toBe('x("a")\n    _');
});

test('the line that runs is lit, a hop of the margin leads to its moment, a tap beside the code makes a breakpoint', async ({
  playground,
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.open('the-handshake');
  await playground.sends();
  await tab(page, 'Code');
  const hop = page.locator('.ed-hops .ed-hop').first();
  await expect(hop).toBeVisible();
  const title = (await hop.getAttribute('title')) ?? '';
  expect(title).toMatch(/hop/i);
  await hop.tap();
  await expect(page.locator('.cm-line.ed-here')).toHaveCount(1);
  const lit = (await page.locator('.cm-gutterElement.ed-here-number').textContent()) ?? '';
  expect(title).not.toBe('');

  await lineNumber(page, Number(lit)).tap();
  await expect(page.locator('.cm-gutterElement.ed-stop')).toHaveText(lit);
  await expect(page.getByRole('status', { name: 'Breakpoint' })).toHaveText(`Breakpoint at line ${lit}`);
  await lineNumber(page, Number(lit)).tap();
  await expect(page.locator('.cm-gutterElement.ed-stop')).toHaveCount(0);
});

test('a keyboard at a tablet has its keys: to the hop, a breakpoint, formatting, out with Tab', async ({ playground, page }) => {
  await playground.open('the-handshake');
  await playground.sends();
  await tab(page, 'Code');
  await playground.type('def application(environ,start_response):\n  start_response("200 OK",[])\n  return [ b"" ]\n');
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('F9');
  await expect(page.locator('.cm-gutterElement.ed-stop')).toHaveText('1');
  await page.keyboard.press('F9');
  await expect(page.locator('.cm-gutterElement.ed-stop')).toHaveCount(0);
  await page.keyboard.press('Shift+Alt+F');
  await expect(code(page)).toContainText('def application(environ, start_response):', { timeout: 60_000 });
  await page.keyboard.press('Control+M');
  await expect(page.locator('.ed-status-keys')).toContainText('Tab moves on');
  await page.keyboard.press('Tab');
  await expect(code(page)).not.toBeFocused();
});

test('what is lit, and how far it was scrolled, belongs to a file of a lesson', async ({ playground, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.open('order-matters');
  await playground.sends();
  // What plays brings its lines into view.
  await playground.toEnd();
  await playground.drawn();
  await tab(page, 'Code');
  await page.getByRole('tab', { name: 'layers.py' }).tap();
  await page.locator('.ed-hops .ed-hop').first().tap();
  await expect(page.locator('.cm-line.ed-here')).toHaveCount(1);
  const file = await code(page).getAttribute('aria-label');
  const scroller = page.locator('.cm-scroller');
  await scroller.evaluate((element) => {
    element.scrollTop = 100;
  });
  await expect.poll(() => scroller.evaluate(({ scrollTop }) => scrollTop)).toBe(100);
  await page.evaluate(() => {
    location.hash = '#the-handshake';
  });
  await expect(code(page)).not.toHaveAccessibleName(file ?? '');
  expect(await scroller.evaluate(({ scrollTop }) => scrollTop)).toBe(0);
  await expect(page.locator('.cm-line.ed-here')).toHaveCount(0);
  await page.evaluate(() => {
    location.hash = '#order-matters';
  });
  await expect(code(page)).toContainText('GZip');
  await expect(page.locator('.cm-line.ed-here')).toHaveCount(0);
});

test('what ruff, CPython and the referee find is marked and told', async ({ playground, page }) => {
  await playground.open('the-handshake');
  await playground.sends();
  await tab(page, 'Code');
  await playground.type(
    'def application(env, start):\n    start("200 OK", [("Content-Type", "text/plain")])\n    return [helo]\n',
  );
  const problems = page.getByRole('button', { name: /go to the next one/ });
  await expect(problems).toHaveText('1 error', { timeout: 60_000 });
  await expect(page.locator('.cm-lintRange-error')).toHaveText('helo');
  await problems.tap();
  await expect(page.getByText('Line 3: Undefined name `helo`.')).toBeVisible();

  await playground.type('def application(environ, start_response)\n    pass\n');
  await expect(page.getByText("expected ':'").first()).toBeVisible();
  await expect(page.locator('.cm-lintRange-error, .cm-lintPoint-error')).toHaveCount(1);

  await playground.type('def application(environ, start_response):\n    start_response("200 OK", [])\n    return ["no bytes"]\n');
  await playground.sends();
  await tab(page, 'Code');
  await expect(page.locator('.cm-gutterElement.ed-broken')).not.toHaveCount(0);
  await page.locator('.cm-gutterElement.ed-broken').first().tap();
  await expect(page.getByRole('tab', { name: /^Rules/ })).toHaveAttribute('aria-selected', 'true');
});

test('axe finds nothing in it, in both themes', async ({ playground, page }) => {
  await playground.open('the-handshake');
  await playground.sends();
  await tab(page, 'Code');
  await expect(page.locator('.ed-hops .ed-hop').first()).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await playground.drawn();
    await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0);
    const { violations } = await new AxeBuilder({ page }).include('section[aria-label=Code]').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`)).toEqual([]);
  }
});

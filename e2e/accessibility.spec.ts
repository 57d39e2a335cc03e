// Accessible by construction: axe finds nothing, everything works by keyboard, reduced motion is respected.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './playground.ts';

for (const scheme of ['light', 'dark'] as const) {
  for (const [width, height] of [
    [1440, 900],
    [1100, 800],
    [390, 844],
  ] as const) {
    test(`axe finds nothing, ${scheme}, ${width} px`, async ({ playground, page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height });
      await playground.open('order-matters');
      await playground.sends();
      if (width < 700) await page.getByRole('tab', { name: 'Stage' }).click();
      await expect(playground.timeline).toHaveAttribute('aria-valuemax', /[1-9]/);
      const found = await new AxeBuilder({ page }).analyze();
      expect(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`)).toEqual(
        [],
      );
    });
  }
}

const SHEETS = [
  ['?', 'Keys'],
  ['s', 'Server'],
  ['c', 'Compare two runs'],
  ['m', 'Lessons'],
  ['e', 'Examples'],
  ['w', 'Glossary'],
] as const;

test('axe finds nothing in any sheet, in both themes, wide and narrow', async ({ playground, page }) => {
  test.setTimeout(180_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.open('order-matters');
  await playground.sends();
  await playground.sends();
  const all = async (name: string) => {
    const sheet = page.getByRole('dialog').filter({ visible: true });
    await expect(sheet).toBeVisible();
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        // Links to lessons are places of the page's own address. Those that are scrolled out of view axe takes for links that skip to a part of it.
        const { violations } = await new AxeBuilder({ page }).include('dialog[open]').disableRules('skip-link').analyze();
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
        expect.soft(found, `${name}, ${colorScheme}, ${width} px`).toEqual([]);
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
  };
  for (const [key, name] of SHEETS) {
    await playground.timeline.focus();
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await all(name);
  }
  await page.getByRole('button', { name: 'About' }).click();
  await all('About');
  await page.getByRole('textbox', { name: /^Code, / }).focus();
  await page.keyboard.press('ControlOrMeta+Shift+F');
  const find = page.getByRole('dialog', { name: 'Find in all files' });
  // With what it finds, and what replaces that.
  await find.getByRole('textbox', { name: 'Find' }).fill('environ');
  await expect(find.getByRole('status')).toHaveText(/places in/);
  await all('Find in all files');
});

/** What axe finds in a part of the page, in both themes. */
async function found(page: Page, where: string, part: string): Promise<string[]> {
  const all: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // What travels, and what a colour changes to, has to come to rest.
    await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0);
    const { violations } = await new AxeBuilder({ page }).include(part).disableRules('skip-link').analyze();
    for (const { id, nodes } of violations)
      all.push(`${where}, ${colorScheme}: ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  }
  return all;
}

test('axe finds nothing in any view of a run, or any tab of the inspector, of a Django project', async ({ playground, page }) => {
  test.setTimeout(240_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.open('example-django-first');
  await playground.sends();
  await playground.toEnd();
  const problems: string[] = [];
  const tabs = page.getByRole('region', { name: 'Inspector' }).getByRole('tablist', { name: 'Inspector' }).getByRole('tab');
  for (let nth = 0; nth < (await tabs.count()); nth += 1) {
    const tab = tabs.nth(nth);
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
    await playground.drawn();
    problems.push(...(await found(page, (await tab.textContent()) ?? '', 'section[aria-label=Inspector]')));
  }
  for (const view of ['Sequence', 'Flame', 'Browse']) {
    await page.getByRole('tab', { name: view, exact: true }).click();
    await expect(page.getByRole('tabpanel', { name: view })).toBeVisible();
    await playground.drawn();
    problems.push(...(await found(page, view, 'main')));
  }
  expect(problems).toEqual([]);
});

test('axe finds nothing in the Share sheet with all of it open, and in what is said of a fault', async ({ playground, page }) => {
  test.setTimeout(120_000);
  await playground.open('order-matters');
  await playground.sends();
  await page.getByRole('button', { name: 'Share' }).click();
  const sheet = page.getByRole('dialog', { name: 'Share' });
  for (const part of await sheet.locator('details > summary').all()) await part.click();
  const problems = await found(page, 'Share', 'dialog[open]');
  await page.keyboard.press('Escape');
  await page.evaluate(() =>
    dispatchEvent(new ErrorEvent('error', { error: new Error('no'), filename: `${location.origin}/assets/index.js` })),
  );
  await page.getByText('Report', { exact: true }).click();
  problems.push(...(await found(page, 'a fault', '.notices')));
  expect(problems).toEqual([]);
});

test('with the keyboard alone: send, step, scrub, play, help', async ({ playground, page }) => {
  await playground.open('order-matters');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(playground.timeline).toHaveAttribute('aria-valuemax', /[1-9]/);
  await page.keyboard.press('End');
  const last = await playground.timeline.getAttribute('aria-valuemax');
  await expect(playground.timeline).toHaveAttribute('aria-valuenow', last ?? '');
  await page.keyboard.press('ArrowLeft');
  await expect(playground.timeline).toHaveAttribute('aria-valuenow', String(Number(last) - 1));
  await page.keyboard.press('Home');
  await expect(playground.timeline).toHaveAttribute('aria-valuenow', '1');
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: /Keys/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: /Keys/ })).toBeHidden();
});

test('keys typed into a field stay in the field', async ({ playground, page }) => {
  await playground.open('order-matters');
  const target = page.getByRole('textbox', { name: 'Target' });
  await target.fill('');
  await target.pressSequentially('/a b?');
  await expect(target).toHaveValue('/a b?');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('reduced motion: nothing moves, the states still switch', async ({ playground, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  // All that ever moves, not only what does at one moment.
  await page.addInitScript(() => {
    const moved = new Set<string>();
    Object.assign(window, { moved });
    const look = () => {
      for (const { effect } of document.getAnimations()) {
        const target = effect instanceof KeyframeEffect ? effect.target : null;
        moved.add(`${target?.nodeName} ${target?.getAttribute('class')}`);
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await playground.open('order-matters');
  await playground.sends();
  await expect(playground.timeline).toHaveAttribute('aria-valuemax', /[1-9]/);
  await expect(page.locator('.monaco-editor .scrollbar.horizontal')).toHaveClass(/invisible/);
  await playground.toEnd();
  const last = await playground.timeline.getAttribute('aria-valuemax');
  await expect(playground.timeline).toHaveAttribute('aria-valuenow', last ?? '');
  expect(await page.evaluate(() => [...(window as unknown as { moved: Set<string> }).moved])).toEqual([]);
});

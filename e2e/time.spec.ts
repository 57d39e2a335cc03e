// Time with the keyboard alone: hop by hop, line by line, by layer, from breakpoint to breakpoint; the stack with its locals; a link to a moment.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, type Playground, test } from './playground.ts';

const program = `def greeting(name):
    text = f"Hello, {name}"
    return text.encode()


class Stamp:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        environ["shop.user"] = "ada"
        body = self.app(environ, start_response)
        return body


def application(environ, start_response):
    who = environ["shop.user"]
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [greeting(who)]


application = Stamp(application)
`;

/** Sends the program, and stands at its first moment, no field in focus. */
async function begin({ playground, page }: { playground: Playground; page: Page }) {
  await playground.open();
  await playground.type(program);
  await playground.sends();
  await expect(playground.timeline).toHaveAttribute('aria-valuemax', /[1-9]/);
  await playground.tab('Locals').focus();
  await page.keyboard.press('Enter');
  await playground.timeline.focus();
  await page.keyboard.press('Home');
}

const panelOf = (page: Page) => page.getByRole('tabpanel', { name: /^Locals/ });
const frames = (page: Page) =>
  panelOf(page)
    .getByRole('list', { name: /^Stack/ })
    .getByRole('button');
const row = (page: Page, name: string) =>
  panelOf(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });

test('line by line: the counter, the stack, the locals so far, and the line in the editor', async ({ playground, page }) => {
  await begin({ playground, page });
  await page.getByRole('radio', { name: 'Lines', exact: true }).press('Space');
  await expect(playground.timeline).toHaveAttribute('aria-valuetext', /^Line 1 of \d+: /);
  const toLine = async (line: number) => {
    await playground.timeline.focus();
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('ArrowRight');
      await playground.drawn();
      if (await page.locator('.ed-here-number', { hasText: new RegExp(`^${line}$`) }).isVisible()) return;
    }
    throw new Error(`line ${line} was never lit`);
  };
  await toLine(2);
  await expect(frames(page)).toHaveText([/^greeting\(\)/, /^application\(\)/, /^__call__\(\)/]);
  await expect(row(page, 'name')).toContainText("'ada'");
  await expect(row(page, 'text')).toHaveCount(0);
  await expect(panelOf(page)).toContainText('1 more name later.');
  await toLine(3);
  await expect(row(page, 'text')).toContainText('new');
  await expect(row(page, 'text')).toContainText("'Hello, ada'");
  await expect(row(page, 'text')).toContainText('str, 10 characters');
  // A frame further out: its names, and its line in the editor. The code there only waits: the lamp stays.
  await frames(page).nth(1).press('Enter');
  await expect(panelOf(page)).toContainText('Locals of application()');
  await expect(row(page, 'who')).toContainText("'ada'");
  await expect(page.locator('.ed-look')).toBeVisible();
  await expect(page.locator('.ed-here-number')).toHaveText('3');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.ed-look')).toHaveCount(0);
});

test('over, into and out by layer, by key and by button', async ({ playground, page }) => {
  await begin({ playground, page });
  const narration = playground.narration;
  await panelOf(page).getByRole('button', { name: 'Into the next layer' }).focus();
  await page.keyboard.press('i');
  await expect(narration).toContainText('calls Stamp');
  await page.keyboard.press('o');
  await expect(narration).toContainText('application returns');
  await page.keyboard.press('Home');
  await page.keyboard.press('i');
  await page.keyboard.press('i');
  await expect(narration).toContainText('calls application');
  await panelOf(page).getByRole('button', { name: 'Out of this layer' }).press('Enter');
  await expect(narration).toContainText('application returns');
});

test('breakpoints: at a line, at a border, when a key changes; on, off, gone', async ({ playground, page }) => {
  await begin({ playground, page });
  const panel = panelOf(page);
  const list = panel.getByRole('list', { name: 'Breakpoints' }).getByRole('listitem');
  // In the editor, at the caret.
  await page.getByRole('textbox', { name: /^Code, / }).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('F9');
  await expect(page.getByRole('status', { name: 'Breakpoint' })).toHaveText('Breakpoint at line 2');
  await expect(page.locator('.line-numbers.ed-stop')).toHaveText('2');
  // When a key changes.
  const key = panel.getByRole('combobox', { name: 'When this header or environ key changes' });
  await key.focus();
  await page.keyboard.type('shop.user');
  await page.keyboard.press('Enter');
  // At a border.
  await panel.getByRole('combobox', { name: 'At the border of' }).selectOption('Stamp');
  await panel.getByRole('button', { name: /^Add a breakpoint at this layer/ }).press('Enter');
  await expect(list).toHaveText([/line 2\s*1 time/, /shop\.user changes\s*1 time/, /border of Stamp\s*[2-9] times/]);
  await list.nth(2).getByRole('checkbox').press('Space');
  // From one to the next, and back.
  await playground.timeline.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('n');
  await expect(playground.narration).toContainText('shop.user');
  await page.keyboard.press('n');
  await expect(page.locator('.ed-here-number')).toHaveText('2');
  await expect(frames(page).first()).toContainText('greeting()');
  await page.keyboard.press('Shift+N');
  await expect(playground.narration).toContainText('shop.user');
  // Playing stops there as well.
  await page.keyboard.press('Home');
  await page.getByRole('button', { name: 'Play', exact: true }).press('Enter');
  await expect(playground.narration).toContainText('shop.user');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  // A click beside the code takes one away.
  await page.locator('.line-numbers.ed-stop').click();
  await expect(page.locator('.line-numbers.ed-stop')).toHaveCount(0);
  await list
    .nth(1)
    .getByRole('button', { name: /^Remove/ })
    .press('Enter');
  await expect(list).toHaveText([/shop\.user/]);
});

test('a link to the moment leads there, in the lesson’s recorded run', async ({ playground, page }) => {
  await playground.open('order-matters');
  await playground.uncover();
  await playground.timeline.focus();
  await page.keyboard.press('Home');
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
  const there = await playground.timeline.getAttribute('aria-valuetext');
  await page.getByRole('button', { name: 'Copy a link to this moment' }).press('Enter');
  await expect(page.getByText('The link is copied')).toBeAttached();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).hash).toMatch(/^#order-matters\/[a-z_]+\/\w+\/\d+$/);
  // From another page, as from a message.
  await page.goto('about:blank');
  await page.goto(link);
  await expect(playground.timeline).toHaveAttribute('aria-valuetext', there ?? '');
  // A moment that there is not.
  await page.goto('about:blank');
  await page.goto(link.replace(/\d+$/, '999'));
  await expect(page.getByRole('status', { name: 'Notices' })).toContainText('no such moment');
  await page.getByRole('button', { name: 'Understood' }).press('Enter');
  await expect(page.getByRole('status', { name: 'Notices' })).toHaveText('');
});

test('a link to a moment of one’s own run opens that project, and goes there as soon as it has run', async ({
  playground,
  page,
  browser,
}) => {
  await begin({ playground, page });
  for (const _ of [1, 2, 3, 4]) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('l');
  await expect(page.getByText('The link is copied')).toBeAttached();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  // In a browser that knows nothing of it.
  const other = await browser.newPage({ serviceWorkers: 'block', viewport: { width: 1440, height: 900 } });
  await other.goto(link);
  await expect(other.locator('.monaco-editor .view-line', { hasText: 'return [greeting(who)]' })).toBeVisible();
  await other.getByRole('button', { name: /^Send/ }).click();
  const there = await playground.timeline.getAttribute('aria-valuetext');
  await expect(other.getByRole('slider', { name: 'Timeline' })).toHaveAttribute('aria-valuetext', there ?? '', {
    timeout: 60_000,
  });
  await other.close();
});

for (const scheme of ['light', 'dark'] as const) {
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    test(`axe finds nothing in the stack, its locals and the breakpoints: ${scheme}, ${width} px`, async ({
      playground,
      page,
    }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await begin({ playground, page });
      await page.getByRole('radio', { name: 'Lines', exact: true }).press('Space');
      await playground.timeline.focus();
      for (let step = 0; step < 12; step += 1) await page.keyboard.press('ArrowRight');
      await expect(frames(page).first()).toBeVisible();
      await panelOf(page)
        .getByRole('button', { name: /^At this line/ })
        .press('Enter');
      await panelOf(page)
        .getByRole('button', { name: /^Add a breakpoint at this layer/ })
        .press('Enter');
      await page.setViewportSize({ width, height });
      if (width < 700) await page.getByRole('tab', { name: 'Stage', exact: true }).click();
      await expect(panelOf(page).getByRole('list', { name: 'Breakpoints' }).getByRole('listitem')).toHaveCount(2);
      expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
      const found = await new AxeBuilder({ page }).analyze();
      expect(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`)).toEqual(
        [],
      );
    });
  }
}

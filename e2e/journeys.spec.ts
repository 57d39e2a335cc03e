// Whole journeys with the keyboard and the accessibility tree alone: no pointer, no look at the picture.
import { expectFocusKept, tabTo } from './by-keyboard.ts';
import { expect, test } from './playground.ts';

test.use({ reducedMotion: 'reduce' } as object);

test('a lesson: predict, send, step, take the solution, pass the checks, go on to the next', async ({ playground, page }) => {
  await playground.open('order-matters');
  const press = (keys: string) => page.keyboard.press(keys);
  await tabTo(page, 'button', 'GZip and Auth');
  await press('Space');
  await expect(page.getByRole('button', { name: 'GZip and Auth' })).toHaveAttribute('aria-pressed', 'true');
  await press('ControlOrMeta+Enter');
  await playground.answered(1);
  await expect(page.getByRole('status', { name: 'Prediction 1' })).toContainText('so it was');
  // The keys of time work from wherever one is, but in a field.
  await press('Home');
  await expect(playground.narration).toContainText('The client asks for GET /');
  await press('ArrowRight');
  await expect(playground.narration).toContainText('calls GZip');
  await press('ArrowRight');
  await expect(playground.narration).toContainText(/calls Auth|hands .* to Auth/);

  await tabTo(page, 'button', 'Solution');
  await press('Enter');
  await expect(page.getByRole('region', { name: 'Solution' })).toBeVisible();
  await expectFocusKept(page);
  await tabTo(page, 'button', 'Put it into the editor');
  await press('Enter');
  await press('ControlOrMeta+Enter');
  await playground.answered(2);
  await expect(page.getByRole('status', { name: 'Checks, in short' })).toContainText(/all/i);
  await tabTo(page, 'button', /^Next lesson/);
  await press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/4\.6/);
  await expectFocusKept(page);
});

test('an example with Django: find it, send, read its hooks, its start and its registry', async ({ playground, page }) => {
  await playground.open();
  const press = (keys: string) => page.keyboard.press(keys);
  await press('e');
  const sheet = page.getByRole('dialog', { name: 'Examples' });
  await expect(sheet.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('tutorial');
  await expect(sheet.getByRole('status', { name: 'Found' })).toContainText(/^(one|1) /i);
  await tabTo(page, 'link', /tutorial/i);
  await press('Enter');
  await expect(sheet).toBeHidden();
  await press('ControlOrMeta+Enter');
  await playground.answered(1);
  await tabTo(page, 'tab', 'What changed');
  const shown = page.getByRole('region', { name: 'Inspector' }).getByRole('tabpanel');
  for (const name of ['Hooks', 'Start-up', 'Registry']) {
    const tab = page.getByRole('tab', { name, exact: true });
    for (let presses = 0; presses < 12 && (await tab.getAttribute('aria-selected')) !== 'true'; presses += 1)
      await press('ArrowRight');
    await expect(tab).toBeFocused();
    await expect(shown).toHaveAccessibleName(name);
  }
  await expect(shown).toContainText('polls');
});

test('a link: copied, opened elsewhere, sent, and back to one’s own work', async ({ playground, page, context }) => {
  await playground.open('order-matters');
  const press = (keys: string) => page.keyboard.press(keys);
  await tabTo(page, 'textbox', 'Target');
  await press('ControlOrMeta+S');
  const sheet = page.getByRole('dialog', { name: /share/i });
  await expect(sheet).toBeVisible();
  await tabTo(page, 'button', 'Copy link');
  await press('Enter');
  await expect(sheet.getByRole('status', { name: 'Share' })).toContainText('Copied');
  await press('Escape');
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('textbox', { name: 'Target' })).toBeFocused();

  const other = await context.newPage();
  await other.goto(await page.evaluate(() => navigator.clipboard.readText()));
  const notices = other.getByRole('status', { name: 'Notices' });
  await expect(notices).toContainText('Your own work is as it was');
  await other.keyboard.press('ControlOrMeta+Enter');
  await expect(other.getByRole('status', { name: 'Narration' })).toContainText(/wsgiref/);
  await tabTo(other, 'button', 'Back to my own work');
  await other.keyboard.press('Enter');
  await expect(notices).not.toContainText('Your own work is as it was');
  await other.close();
});

test('the order of layers: changed with keys, said in words, and undone', async ({ playground, page }) => {
  await playground.open('order-matters');
  await page.keyboard.press('ControlOrMeta+Enter');
  await playground.answered(1);
  await tabTo(page, 'button', /^GZip, layers/);
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByRole('status', { name: 'Order of the layers' })).toContainText(/GZip/);
  await playground.answered(2);
  await expect(page.getByRole('list', { name: 'Layers' }).getByRole('listitem').nth(1)).toContainText('Auth');
});

// A project of many files: all of them in one list, found by a part of a path, with the keyboard alone.
import { expect, test } from './playground.ts';

test('F lists the files by folder; a part of a path and Enter open one, and its tab is in view', async ({ page, playground }) => {
  await playground.open('example-django-first');
  const count = page.getByRole('button', { name: /^\d+ files$/ });
  await expect(count).toBeVisible();
  await page.getByRole('tab', { name: 'Onion' }).focus();
  await page.keyboard.press('f');
  const list = page.getByRole('dialog', { name: 'Files of the project' });
  await expect(list.getByRole('region', { name: 'mysite/' }).getByRole('button')).toHaveText([
    '__init__.py',
    /\.py/,
    /\.py/,
    /\.py/,
    /\.py/,
  ]);
  await page.keyboard.type('no such file');
  await expect(list.getByRole('status')).toHaveText('No file of this project has “no such file” in its path.');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('VISITS/u');
  await expect(list.getByRole('button')).toHaveText(['urls.py']);
  await page.keyboard.press('Enter');
  await expect(list).toBeHidden();
  const tab = page.getByRole('tab', { name: 'visits/urls.py' });
  await expect(tab).toHaveAttribute('aria-selected', 'true');
  await expect(tab).toBeInViewport();
  // A few files are found among the tabs.
  await playground.open('pass-through');
  await expect(count).toBeHidden();
});

test('that the last file can’t be deleted is said, and gives way to typing and to Send', async ({ page, playground }) => {
  await playground.open('pass-through');
  const refused = page.getByText('A project needs at least one file.');
  const remove = page.getByRole('button', { name: 'Delete', exact: true });
  await remove.click();
  await expect(refused).toBeVisible();
  await page.getByRole('textbox', { name: /^Code, / }).focus();
  await page.keyboard.press('#');
  await expect(refused).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await remove.click();
  await expect(refused).toBeVisible();
  await playground.sends();
  await expect(refused).toHaveCount(0);
});

const SLOW = `import time


def application(environ, start_response):
    time.sleep(1)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"slowly"]
`;

test('an answer that comes meanwhile does not take away what was said of a file', async ({ page, playground }) => {
  await playground.open('pass-through');
  await playground.type(SLOW);
  const refused = page.getByText('A project needs at least one file.');
  await playground.send.click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(refused).toBeVisible();
  await playground.answered(1);
  await playground.drawn();
  await expect(refused).toBeVisible();
});

test('of a name that is longer than the row the end is seen, and nothing lies over it', async ({ page, playground }) => {
  await playground.open('pass-through');
  await page.getByRole('button', { name: 'Rename', exact: true }).click();
  const name = `${'a_folder_of_many_letters/'.repeat(3)}the_end.py`;
  await page.getByRole('textbox', { name: /^New name/ }).fill(name);
  await page.keyboard.press('Enter');
  const tab = page.getByRole('tab', { name });
  await expect(tab).toBeVisible();
  /** What is at the place of its last letter. */
  const atEnd = () =>
    tab.locator('bdi').evaluate((text) => {
      const last = document.createRange();
      last.setStart(text.firstChild as Text, (text.textContent?.length ?? 1) - 1);
      last.setEnd(text.firstChild as Text, text.textContent?.length ?? 1);
      const { left, right, top, bottom } = last.getBoundingClientRect();
      const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return there !== null && (there === text || text.closest('[role=tab]')?.contains(there)) ? 'its own' : there?.className;
    });
  await expect.poll(atEnd).toBe('its own');
});

// Somebody who has a keyboard and hears the page: every step is a key, and everything is found by its role and name, as a screen reader finds it.
import { expect, type Page } from '@playwright/test';

type Role = Parameters<Page['getByRole']>[0];
type Name = string | RegExp;

/** More stops than any page here has. */
const MOST = 250;

/** Presses Tab (Shift+Tab) until the focus is on what has this role and name, and says where it is lost if it is. */
export async function tabTo(page: Page, role: Role, name: Name, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: typeof name === 'string' }).and(page.locator(':focus'));
  const inEditor = page.getByRole('textbox', { name: /^Code, / }).and(page.locator(':focus'));
  const passed: string[] = [];
  for (let presses = 0; presses < MOST; presses += 1) {
    if ((await wanted.count()) > 0) return;
    await page.keyboard.press(key);
    // In the editor Tab indents: whoever goes past it leaves it with its own key first, as the line below it says.
    if ((await wanted.count()) === 0 && (await inEditor.count()) > 0) await page.keyboard.press('Control+M');
    passed.push(
      await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''),
    );
  }
  expect(passed.slice(0, 60), `${role} “${name}” is reached with ${key}`).toContain(name);
}

/** What has the focus, or nothing: never the page as a whole, where a keyboard begins anew. */
export async function expectFocusKept(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body))
    .toBe(true);
}

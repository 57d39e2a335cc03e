// Send pressed as soon as there is such a button, before Python or the editor are there: what is waited for comes first.
import { expect, test } from './playground.ts';

test('the editor leaves the way to the answer, but comes at once to whoever reaches for it', async ({ playground, page }) => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const asked: string[] = [];
  page.on('request', (request) => void asked.push(request.url()));
  await page.route(/pyodide\.asm\.wasm$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      const button = document.querySelector('button.send[type=submit]');
      if (!(button instanceof HTMLElement)) return;
      watch.disconnect();
      button.click();
    });
    watch.observe(document, { childList: true, subtree: true });
  });
  await playground.open('the-handshake');

  const plain = page.getByRole('region', { name: /^Code, .* while the editor loads$/ });
  await expect(plain).toContainText('def application');
  // Everything else has been fetched by now.
  await expect(playground.narration).not.toBeEmpty();
  await expect(page.getByRole('img', { name: /^Nothing has run yet/ })).toBeVisible();
  expect(asked.filter((url) => url.includes('/surface-') && url.endsWith('.js'))).toEqual([]);

  await plain.click();
  await expect(page.getByRole('textbox', { name: /^Code, / })).toBeFocused();
  await page.keyboard.type('# mine ');
  await expect(page.locator('.monaco-editor .view-lines')).toContainText('# mine');
  release();
  await playground.answered(1);
});

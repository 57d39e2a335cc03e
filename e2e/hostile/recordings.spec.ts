// Each hostile recording, opened by a visitor; what opens is looked at from end to end, in every tab.
import { expect, test } from './ground.ts';
import { recordings } from './recordings.ts';

for (const { name, file, sees } of recordings) {
  test(`a recording ${name}`, async ({ ground: { page, playground } }) => {
    await page.keyboard.press('ControlOrMeta+S');
    const buffer = Buffer.from(file());
    await page.getByLabel('File with a project').setInputFiles({ name: 'theirs.json', mimeType: 'application/json', buffer });
    const title = page.locator('#lesson-title');
    if ('refused' in sees) {
      await expect(page.getByRole('status', { name: 'Share' })).toHaveText(sees.refused);
      await expect(title).toHaveText(/^4\.1/);
      return;
    }
    await expect(title).toHaveText(/^Recorded: /);
    await playground.toEnd();
    for (const tab of await page.getByRole('tablist', { name: 'Inspector' }).getByRole('tab').all()) {
      await tab.click();
      await playground.drawn();
    }
    for (const view of ['Sequence', 'Flame', 'Onion']) await page.getByRole('tab', { name: view, exact: true }).click();
    await playground.drawn();
  });
}

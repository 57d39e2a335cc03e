// Each hostile zip, opened by a visitor who has work of their own.
import { expect, test } from './ground.ts';
import { zips } from './zips.ts';

for (const { name, zip, says, opens } of zips) {
  test(`a zip ${name}`, async ({ ground: { page } }) => {
    await page.keyboard.press('ControlOrMeta+S');
    const buffer = zip();
    await page.getByLabel('File with a project').setInputFiles({ name: 'theirs.zip', mimeType: 'application/zip', buffer });
    await expect(page.getByRole('status', { name: 'Share' })).toHaveText(says);
    await expect(page.locator('#lesson-title')).toHaveText(opens ? /^Shared: theirs$/ : /^4\.1/);
  });
}

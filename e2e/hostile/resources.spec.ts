// Each program that uses up what there is, sent by a visitor: it comes to an end with an answer or a sentence, and the visitor's own program runs after it.
import { expect, test } from './ground.ts';
import { project, wordOf } from './links.ts';
import { hogs, sourceOf } from './resources.ts';

for (const hog of hogs) {
  test(`a program that ${hog.name} comes to an end`, async ({ ground: { page, playground } }) => {
    const title = `It ${hog.name}`.slice(0, 100);
    const word = wordOf(JSON.stringify(project({ title, files: { 'app.py': sourceOf(hog) } })));
    await page.evaluate((to) => {
      location.hash = to;
    }, `shared/${word}`);
    await expect(page.locator('#lesson-title')).toHaveText(`Shared: ${title}`);
    await playground.sends();
    await playground.tab('Response').click();
    await expect(async () => {
      if ((await playground.timeline.getAttribute('aria-disabled')) !== 'true') await playground.toEnd();
      const answered = await page.getByRole('tabpanel', { name: /^Response/ }).textContent({ timeout: 1000 });
      const says = (await playground.notice.count()) > 0 ? await playground.notice.textContent({ timeout: 1000 }) : '';
      expect(`${answered}${says}`).toMatch(hog.comes);
    }).toPass({ timeout: 20_000 });
  });
}

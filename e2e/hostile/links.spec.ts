// Each hostile link, followed in a tab with a visitor's own work.
import { expect, test } from './ground.ts';
import { links } from './links.ts';

for (const { name, hash, sees, sent } of links) {
  test(`a link ${name}`, async ({ ground: { page, playground } }) => {
    const runs = () => page.evaluate(() => performance.getEntriesByName('onionskin:sent').length);
    const before = await runs();
    await page.evaluate((to) => {
      location.hash = to;
    }, hash());
    const title = page.getByRole('heading', { level: 1 });
    if ('refused' in sees) {
      await expect(page.getByRole('status', { name: 'Notices' })).toContainText(sees.refused);
      await expect(title).toHaveText(/^4\.1/);
    }
    if ('opens' in sees) await expect(title).toHaveText(sees.opens);
    if ('stays' in sees) {
      await playground.drawn();
      await expect(title).toHaveText(/^4\.1/);
    }
    expect(await runs()).toBe(before);
    if (sent === undefined) return;
    await playground.send.click();
    await expect(async () => {
      const answered = await page.getByRole('tabpanel', { name: /^Response/ }).textContent({ timeout: 1000 });
      const says = (await playground.notice.count()) > 0 ? await playground.notice.textContent({ timeout: 1000 }) : '';
      expect(`${answered}${says}`).toMatch(sent);
    }).toPass({ timeout: 20_000 });
  });
}

// The Rules tab: a broken rule of PEP 3333 is told where it happened, and the future is only counted.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './playground.ts';

const breaking = `def application(environ, start_response):
    start_response("200 OK", [("Content-Length", "2")])
    yield b"a"
    yield b"bcd"
`;
const right = `def application(environ, start_response):
    start_response("200 OK", [("Content-Length", "2")])
    return [b"ab"]
`;

test('a body that is too long: its rule, its moment, its fix; before that it is only counted', async ({ playground, page }) => {
  await playground.open();
  await playground.type(breaking);
  await playground.send.click();
  await expect(playground.timeline).toHaveAttribute('aria-valuemax', /[1-9]/);
  await playground.tab('Rules').click();
  const panel = page.getByRole('tabpanel', { name: /^Rules/ });
  await playground.toEnd();
  await expect(page.getByRole('tab', { name: /^Rules/ }).getByRole('img', { name: '1 broken rule' })).toBeVisible();
  await expect(panel.getByRole('heading', { name: 'The body is not longer than its Content-Length' })).toBeVisible();
  await expect(panel).toContainText('Content-Length: 2');
  await playground.timeline.focus();
  await page.keyboard.press('Home');
  await expect(panel).toContainText('No rule of PEP 3333 broken so far.');
  await expect(panel).toContainText('1 more later.');
  await playground.toEnd();
  await panel.getByRole('button', { name: /^Go to hop \d+, where application broke this rule/ }).press('Enter');
  await expect(playground.narration).toContainText('chunk');
  await expect(panel.getByRole('listitem')).toHaveCount(1);
});

test('a right program breaks none', async ({ playground, page }) => {
  await playground.open();
  await playground.type(right);
  await playground.send.click();
  await expect(playground.timeline).toHaveAttribute('aria-valuemax', /[1-9]/);
  await playground.tab('Rules').click();
  await playground.toEnd();
  await expect(page.getByRole('tabpanel', { name: /^Rules/ })).toHaveText('No rule of PEP 3333 broken in this request.');
});

for (const scheme of ['light', 'dark'] as const) {
  test(`verdicts fit on a phone, and axe finds nothing: ${scheme}`, async ({ playground, page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await playground.open();
    await playground.type(breaking);
    await page.setViewportSize({ width: 390, height: 844 });
    await playground.send.click();
    await expect(playground.timeline).toHaveAttribute('aria-valuemax', /[1-9]/);
    await playground.toEnd();
    await playground.tab('Rules').click();
    await expect(page.getByRole('tabpanel', { name: /^Rules/ }).getByRole('listitem')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
    const found = await new AxeBuilder({ page }).analyze();
    expect(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`)).toEqual(
      [],
    );
  });
}

// Columns are resized by mouse and by keys, fold where nothing is left of them, and stay as they were left.
import { expect, test } from './playground.ts';

test('the line between lesson and code is dragged, moved by keys, and remembered', async ({ playground, page }) => {
  await playground.open();
  const line = page.getByRole('separator', { name: 'Between Lesson and Code' });
  const lesson = page.getByRole('region', { name: 'Lesson', exact: true });
  const width = async () => Math.round((await lesson.boundingBox())?.width ?? 0);
  const before = await width();
  const at = await line.boundingBox();
  if (at === null) throw new Error('There is no line.');
  await page.mouse.move(at.x, at.y + 200);
  await page.mouse.down();
  await page.mouse.move(at.x + 60, at.y + 200, { steps: 4 });
  await page.mouse.up();
  await expect.poll(width).toBe(before + 60);
  await line.press('ArrowRight');
  await expect.poll(width).toBe(before + 70);
  await expect(line).toHaveAttribute('aria-valuenow', String(before + 70));
  await expect(page.getByText('Saved in this browser')).toBeVisible();
  await page.reload();
  await expect.poll(width).toBe(before + 70);
  // Not narrower than what can be read, however often it is asked for.
  await line.press('Home');
  const least = await width();
  await line.press('ArrowLeft');
  await expect.poll(width).toBe(least);
  await line.press('Enter');
  await expect(page.getByRole('button', { name: 'Unfold Lesson' })).toBeVisible();
  await page.getByRole('button', { name: 'Unfold Lesson' }).click();
  await expect.poll(width).toBe(least);
});

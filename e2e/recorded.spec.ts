// Before Python is there: the text, the editor, and a lesson's recorded run, which can be played, scrubbed and inspected at once.
import { expect, test } from './playground.ts';

test('the recorded run is played and inspected while nothing of Python has come', async ({ playground, page }) => {
  await page.route('**/pyodide/**', () => {});
  await playground.open('order-matters');
  await playground.uncover();
  await expect(playground.layers).toHaveText([/wsgiref/, /GZip/, /Auth/]);
  await playground.toEnd();
  const last = await playground.timeline.getAttribute('aria-valuemax');
  await expect(playground.timeline).toHaveAttribute('aria-valuenow', last ?? '');
  await playground.tab('Response').click();
  await expect(page.getByRole('tabpanel', { name: /^Response/ })).toContainText('401');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(playground.timeline).not.toHaveAttribute('aria-valuenow', last ?? '');
  await expect(page.getByRole('button', { name: /^Show the moment/ }).first()).toBeEnabled();
  // A Send is queued, and says what it waits for.
  await playground.send.click();
  await expect(page.getByRole('status', { name: 'Python' })).toContainText('then your request is sent');
});

test('it waits until one has said what one expects; the first own run takes its place, and it can be looked at again', async ({
  playground,
  page,
}) => {
  await playground.open('order-matters');
  await expect(page.getByRole('button', { name: 'Show the recorded run' })).toBeVisible();
  await expect(playground.narration).toContainText('Say in the lesson what you expect');
  await expect(playground.timeline).toHaveAttribute('aria-valuetext', 'Nothing has run');
  await page.getByRole('button', { name: 'GZip and Auth', exact: true }).click();
  await expect(page.getByText('Recorded run', { exact: true })).toBeVisible();
  await expect(playground.layers).toHaveText([/wsgiref/, /GZip/, /Auth/]);
  await playground.sends();
  await expect(page.getByText('Recorded run', { exact: true })).toBeHidden();
  const runs = page.getByRole('combobox', { name: 'Run' });
  await expect(runs.locator('option:checked')).toHaveText(/^1: GET/);
  await runs.selectOption('0');
  await expect(runs.locator('option:checked')).toHaveText(/^recorded: GET/);
});

test('each lesson has its own', async ({ playground, page }) => {
  await page.route('**/pyodide/**', () => {});
  await playground.open('the-handshake');
  await playground.uncover();
  await playground.open('pass-through');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Pass');
  await playground.uncover();
  await playground.open('example-hello');
  await expect(page.getByText('Recorded run', { exact: true })).toBeVisible();
});

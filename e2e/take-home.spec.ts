// A project as a zip and back, a recording as a file and back, and as HAR.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { pythonFiles } from '../scripts/python-files.mjs';
import { recorderZip } from '../scripts/recorder-zip.mjs';
import { expect, test } from './playground.ts';

const MINE = `def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"taken home"]
`;

async function downloaded(page: Page, button: string) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return { name: download.suggestedFilename(), path: await download.path() };
}

test('the recorder is one file that a person’s own Python runs', async ({ playground, page }) => {
  await playground.open('pass-through');
  await page.keyboard.press('ControlOrMeta+S');
  await expect(page.getByText('python3 onionskin.zip app:application --get /')).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the recorder' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('onionskin.zip');
  expect(await readFile(await download.path())).toEqual(Buffer.from(recorderZip(await pythonFiles('.'))));
});

test('a project and its recording go home, and come back beside one’s own work', async ({ playground, page }) => {
  await playground.open('pass-through');
  await playground.type(MINE);
  await playground.sends();
  await page.keyboard.press('ControlOrMeta+S');
  const zip = await downloaded(page, 'Download a zip');
  expect(zip.name).toMatch(/pass-through\.zip$/);
  const said = page.getByRole('dialog', { name: 'Share' }).getByRole('status').filter({ hasText: /./ });
  await expect(said).toHaveText(`${zip.name} is downloaded.`);
  await expect(said).toHaveAccessibleName('Take it home');
  const kept = await downloaded(page, 'Save the recording');
  await expect(said).toHaveText(`${kept.name} is downloaded.`);
  await expect(said).toHaveAccessibleName('The recording on stage');
  const har = JSON.parse(await readFile((await downloaded(page, 'Save as HAR')).path, 'utf8'));
  expect(har.log.entries[0].response).toMatchObject({ status: 200, content: { text: 'taken home' } });

  const file = page.getByLabel('File with a project');
  await file.setInputFiles({ name: zip.name, mimeType: 'application/zip', buffer: await readFile(zip.path) });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Shared: 4.1 Pass-through');
  await expect(page.locator('.monaco-editor').first()).toContainText('taken home');

  await page.keyboard.press('ControlOrMeta+S');
  await file.setInputFiles({ name: kept.name, mimeType: 'application/json', buffer: await readFile(kept.path) });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Recorded: 4.1 Pass-through');
  await playground.response('taken home');

  await page.keyboard.press('ControlOrMeta+S');
  await file.setInputFiles({ name: 'x.zip', mimeType: 'application/zip', buffer: Buffer.from('PK nothing') });
  await expect(page.getByRole('status', { name: 'Share' })).toHaveText(
    'This zip can’t be opened. It is no zip, or not all of one.',
  );
});

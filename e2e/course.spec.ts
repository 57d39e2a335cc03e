// The way through the course: predict and see the run played against it, the map, an example, progress taken along, and back again.
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './playground.ts';

test('a run is played against what was predicted, mark by mark and in words', async ({ playground, page }) => {
  await playground.open('order-matters');
  const foreseen = page.getByRole('status', { name: 'Your prediction' });
  // It must not have come to its end before one has gone back to its start.
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('0.25');
  await page.getByRole('button', { name: 'GZip, Auth and Timing', exact: true }).click();
  await playground.sends();
  await playground.timeline.focus();
  await page.keyboard.press('Home');
  await expect(foreseen).toHaveText('Whether it goes as you predicted is told on the way.');
  // On the onion it stands at the crossings that it speaks of, and what comes of it is not told yet.
  const marks = playground.stage.locator('.foretold');
  const verdict = page.getByRole('region', { name: 'Predict' });
  await expect(marks).toHaveText([/^\?You predicted this\. It is told/, /^\?You predicted this\. It is told/]);
  await expect(verdict).toContainText('Your run is on stage: it is told when it comes there.');
  await expect(verdict).not.toContainText('It was');
  await page.keyboard.press('ArrowRight');
  await expect(foreseen).toHaveText('Foreseen: GZip is reached, as you said.');
  await expect(marks.and(page.locator('.right'))).toHaveCount(1);
  await page.keyboard.press('End');
  await expect(marks.and(page.locator('.right'))).toHaveCount(2);
  await expect(foreseen).toHaveText('Not foreseen: The answer leaves, and Timing was never reached. You said it would be.');
  await expect(verdict).toContainText('It was “GZip and Auth”.');
  // Once it has been told it is known.
  await page.keyboard.press('Home');
  await expect(verdict).toContainText('It was “GZip and Auth”.');
});

for (const reducedMotion of ['no-preference', 'reduce'] as const) {
  test(`what was predicted is told by nobody before the run has come there: ${reducedMotion}`, async ({ playground, page }) => {
    await page.emulateMedia({ reducedMotion });
    const verdict = page.getByRole('region', { name: 'Predict' });
    const run = page.getByRole('combobox', { name: 'Run', exact: true });
    const broke = page.getByRole('region', { name: 'Code', exact: true }).getByRole('button', { name: /broke a rule/ });
    const inShort = page.getByRole('status', { name: 'Checks, in short' });
    const sent = page.getByRole('list', { name: 'Sent' }).getByRole('listitem');
    const chosen = () => run.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.textContent);
    await playground.open('the-handshake');
    // It must not have come to its end before one has looked.
    await page.getByRole('combobox', { name: 'Speed' }).selectOption('0.25');
    await verdict.getByRole('button', { name: /200/ }).click();
    await playground.sends();
    await playground.timeline.focus();
    await page.keyboard.press('Home');
    await expect(verdict).toContainText('Your run is on stage: it is told when it comes there.');
    await expect.poll(chosen).toBe('1: GET /onion');
    await expect(run).not.toContainText('500');
    await expect(playground.notice).toHaveCount(0);
    await expect(broke).toHaveCount(0);
    await expect(inShort).toHaveText('They are told when your run on stage comes to what you predicted.');
    await expect(playground.checks.filter({ hasText: /failed|passed/i })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Checks', exact: true })).toBeVisible();
    await playground.timeline.focus();
    await page.keyboard.press('h');
    await expect(sent).toHaveText(/^GET \/oniontold when it comes there on stage, wsgiref/);
    await page.keyboard.press('Escape');
    await playground.timeline.focus();
    await page.keyboard.press('End');
    await expect(verdict).toContainText('You said 200. It was 500.');
    await expect.poll(chosen).toBe('1: GET /onion 500');
    await expect(playground.notice).toContainText('500');
    await expect(broke).toHaveCount(1);
    await expect(inShort).toHaveText(/pass/);
    await expect(page.getByRole('button', { name: /^Checks: \d of \d$/ })).toBeVisible();
    // It is known now.
    await page.keyboard.press('Home');
    await expect(playground.notice).toContainText('500');
  });
}

test('what was predicted is about the lesson’s own code: changed code is not held against it, and what was told stays', async ({
  playground,
  page,
}) => {
  const verdict = page.getByRole('region', { name: 'Predict' });
  const foreseen = page.getByRole('status', { name: 'Your prediction' });
  await playground.open('the-request-body');
  await verdict.getByRole('button', { name: /You ordered 3 onions/ }).click();
  await playground.type(`def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"You ordered 3 onions."]
`);
  await playground.sends();
  await playground.toEnd();
  await expect(foreseen).toHaveCount(0);
  // What was recorded of the lesson's own says it.
  await expect(verdict).toContainText('You said “You ordered 3 onions.”. It was');
  await expect(verdict).toContainText('So it was with the lesson’s own code and server. Yours differ by now.');
  await page.reload();
  await expect(verdict).toContainText('You said “You ordered 3 onions.”. It was');
});

test('a status and a skin are pointed at, and a script that is touched is run again in the process that it lives in', async ({
  playground,
  page,
}) => {
  const verdict = page.getByRole('region', { name: 'Predict' });
  await playground.open('embedded-or-daemon');
  await verdict.getByRole('button', { name: '404 Not Found' }).click();
  await playground.sends();
  await playground.toEnd();
  await expect(verdict).toContainText('You said 404. It was 500.');
  await page.getByRole('button', { name: /^Server:/ }).click();
  await page.getByRole('radio', { name: 'mod_wsgi, embedded' }).check();
  await page.keyboard.press('Escape');
  await playground.sends();
  await playground.response('app.py has run 1 times.');
  const target = page.getByRole('textbox', { name: 'Target' });
  for (const path of ['/touch', '/']) {
    await target.fill(path);
    await playground.sends();
  }
  await playground.response('Visit 1. In this process, app.py has run 2 times.');

  await playground.open('a-micro-framework');
  await verdict.getByRole('button', { name: 'Frame' }).click();
  await playground.sends();
  await playground.toEnd();
  await expect(verdict).toContainText('You pointed at “Frame”. It was “server” that answered.');
});

test('the map shows what is done, leads on, and takes progress along as a file', async ({ playground, page }) => {
  await playground.open('generators-are-lazy');
  const lesson = page.getByRole('region', { name: 'Lesson' });
  await lesson.getByRole('button', { name: /^Solution/ }).click();
  await lesson.getByRole('button', { name: /into the editor/i }).click();
  await playground.sends();
  await expect(page.getByRole('status', { name: 'Checks, in short' })).toHaveText('All of them pass.');
  await playground.timeline.focus();
  await page.keyboard.press('m');
  const map = page.getByRole('dialog', { name: 'Lessons' });
  await expect(map.getByRole('link', { name: /2\.4 Generators are lazy/ })).toContainText('here, done');
  expect((await new AxeBuilder({ page }).include('dialog').analyze()).violations).toEqual([]);
  const download = page.waitForEvent('download');
  await map.getByRole('button', { name: 'Export' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^onionskin-progress-\d{4}-\d\d-\d\d\.json$/);
  const text = readFileSync(await file.path(), 'utf8');
  expect(JSON.parse(text).progress['generators-are-lazy'].done).toBe(true);

  // In a browser that knows nothing of it. The page is left first: whoever is left saves what is not saved yet.
  await page.route('**/elsewhere', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<link rel="icon" href="data:,">' }),
  );
  await page.goto('/elsewhere');
  await page.evaluate(() => localStorage.clear());
  await playground.open('generators-are-lazy');
  await page.getByRole('button', { name: /^Lessons/ }).click();
  await expect(map.getByRole('link', { name: /2\.4/ })).not.toContainText('done');
  const take = (name: string, content: string) =>
    map.getByLabel('File with progress').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
  await take('other.json', '{"some": "thing"}');
  await expect(map.getByRole('status', { name: 'Import' })).toHaveText(
    'Nothing was taken from this file. It is JSON, but no progress that this page has exported.',
  );
  await take('progress.json', text);
  await expect(map.getByRole('status', { name: 'Import' })).toHaveText('Taken: one lesson.');
  await expect(map.getByRole('link', { name: /2\.4/ })).toContainText('done');
  await map.getByRole('button', { name: 'Undo the import' }).click();
  await expect(map.getByRole('link', { name: /2\.4/ })).not.toContainText('done');
  // On to another lesson, by the keyboard.
  await map.getByRole('link', { name: /4\.1 Pass/ }).press('Enter');
  await expect(map).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/4\.1 Pass/);
  await expect(page).toHaveURL(/#pass-through$/);
});

test('an example is found by a word of it, opened, changed, and there again after a reload', async ({ playground, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.open();
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Examples' }).click();
  const gallery = page.getByRole('dialog', { name: 'Examples' });
  await expect(gallery.getByRole('link', { name: /^An empty project/ })).toBeVisible();
  expect((await new AxeBuilder({ page }).include('dialog').analyze()).violations).toEqual([]);
  await gallery.getByRole('searchbox').fill('hop-by-hop');
  await expect(gallery.getByRole('status', { name: 'Found' })).toHaveText('One example.');
  await gallery.getByRole('searchbox').press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A header that is the server’s');
  await expect(page).toHaveURL(/#example-hop-by-hop$/);
  await page.getByRole('textbox', { name: 'Target' }).fill('/mine');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A header that is the server’s');
  await expect(page.getByRole('textbox', { name: 'Target' })).toHaveValue('/mine');
  await page.getByRole('button', { name: 'Other examples' }).click();
  await expect(gallery.getByRole('link', { name: /^A header that is the server’s/ })).toContainText('here');
});

test('without Python a figure in the text is played, and a word of the course is looked up', async ({ playground, page }) => {
  await page.route('**/pyodide/**', () => {});
  await playground.open('short-circuit');
  const figure = page.getByRole('figure', { name: 'A run of GET /vault' });
  await expect(figure).toContainText('Door calls vault');
  await expect(figure).toContainText('Hop 3 of');
  await figure.getByRole('button', { name: 'One hop on' }).click();
  await expect(figure).toContainText('Hop 4 of');
  await figure.getByRole('button', { name: 'Play' }).click();
  await expect(figure).toContainText(/Hop (\d+) of \1/);
  await expect(figure.getByRole('button', { name: 'Play' })).toBeVisible();
  // What is copied is what is seen.
  await page.getByRole('button', { name: 'Copy this code' }).first().click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('GET /vault\nX-Key: onion\n');
  await expect(page.getByRole('button', { name: 'Copied', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy this code' }).first()).toHaveText('Copy');
  await page.getByRole('button', { name: 'start_response', exact: true }).click();
  const glossary = page.getByRole('dialog', { name: 'Glossary' });
  await expect(glossary.locator(':focus')).toContainText('The function that the server hands down');
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await glossary.getByRole('link', { name: /1\.3/ }).first().click();
  await expect(glossary).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/1\.3/);
});

test('where there is no clipboard, as over plain http, the button that copies says so', async ({ playground, page }) => {
  await playground.open('short-circuit');
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.getByRole('button', { name: 'Copy this code' }).first().click();
  await expect(page.getByRole('button', { name: 'Not allowed', exact: true })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'The browser does not allow to copy it' })).toHaveCount(1);
});

test('a second press on the button that copies is answered for as long as the first', async ({ playground, page }) => {
  await page.clock.install();
  await playground.open('short-circuit');
  const copy = page.getByRole('button', { name: /^(Copy this code|Copied)$/ }).first();
  await copy.click();
  await expect(copy).toHaveText('Copied');
  await page.clock.pauseAt(Date.now() + 3_600_000);
  await expect(copy).toHaveText('Copy');
  for (const _ of ['first', 'second']) {
    await copy.click();
    await expect(copy).toHaveText('Copied');
    await page.clock.runFor(1500);
  }
  await expect(copy).toHaveText('Copied');
  await page.clock.runFor(1000);
  await expect(copy).toHaveText('Copy');
});

test('code of the text is put into the editor, and taken back', async ({ playground, page }) => {
  await playground.open('example-empty');
  await page.getByRole('button', { name: 'Put it into app.py' }).click();
  await expect(page.getByRole('button', { name: 'It is in app.py' })).toBeDisabled();
  await playground.sends();
  await playground.response('Hello, onion!');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Put it into app.py' })).toBeEnabled();
});

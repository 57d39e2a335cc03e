// Each docstring that means ill, shown by the editor where somebody asks what a name is; and lessons that come with a project, which are none.
import type { Page } from '@playwright/test';
import { hostileHeads, hostileTexts } from '../../src/lesson/hostile-markdown.fixture.ts';
import { forgeZip } from './forged-zip.ts';
import { expect, type Ground, test } from './ground.ts';
import { project, wordOf } from './links.ts';
import { docstrings, type HostileDocstring } from './markdown.ts';
import { NO_PAGE_POLICY, NO_WORDS_ONLY } from './walls.ts';

const hover = (page: Page) => page.locator('.monaco-hover:visible');

/** Asks the editor what the name in this line is, until it says so: who asks before the types are known is told that. */
async function told(page: Page, line: number, says: readonly string[], timeout: number): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: /^Code, / }).focus();
    await page.keyboard.press('ControlOrMeta+Home');
    for (let nth = 0; nth < line; nth += 1) await page.keyboard.press('ArrowDown');
    for (let nth = 0; nth < 5; nth += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ControlOrMeta+K');
    await page.keyboard.press('ControlOrMeta+I');
    for (const one of says) await expect(hover(page)).toContainText(one, { timeout: 3000 });
  }).toPass({ timeout });
}

/** Opens a stranger's program, and asks for what is ordinary in it, and then for what is not. */
async function asked({ page, site }: Ground, { says, long }: HostileDocstring): Promise<void> {
  const app = `def usual():\n    """Usual."""\n\n\ndef shown():\n    r"""Shown.\n\n    ${says.replaceAll('OURS', site.url)}\n    """\n\n\ndef application(environ, start_response):\n    start_response("200 OK", [])\n    return [b"theirs"]\n`;
  const word = wordOf(JSON.stringify(project({ files: { 'app.py': app } })));
  await page.evaluate((to) => {
    location.hash = `shared/${to}`;
  }, word);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Shared: /);
  await expect(page.locator('.monaco-editor .view-lines')).toContainText('def shown');
  await told(page, 0, ['(function) def usual', 'Usual.'], 90_000);
  await told(page, 4, ['(function) def shown', 'Shown.', ...(long ? ['…'] : [])], 20_000);
}

for (const docstring of docstrings)
  test(`a docstring with ${docstring.name} is shown, and no more`, async ({ ground }) => {
    test.setTimeout(120_000);
    const { page } = ground;
    await asked(ground, docstring);
    expect(
      await hover(page).evaluateAll((all) =>
        all.flatMap((one) => [
          ...[...one.querySelectorAll('img, script, iframe, style, form, svg, object')].map(({ tagName }) => tagName),
          ...[...one.querySelectorAll('*')].flatMap(({ attributes }) =>
            [...attributes]
              .filter(({ name, value }) => /^on/.test(name) || /^\s*(javascript|command):/i.test(value))
              .map(({ name }) => name),
          ),
        ]),
      ),
    ).toEqual([]);
    // What looks like a link is clicked, and leads nowhere.
    const source = await page.locator('.monaco-editor .view-lines').textContent();
    for (const link of await hover(page).locator('a').all()) {
      await link.click();
      await link.click({ button: 'middle' });
    }
    expect(await page.locator('.monaco-editor .view-lines').textContent()).toBe(source);
    await expect(page.getByRole('tab', { name: 'app.py' })).toBeVisible();
    await page.keyboard.press('Escape');
  });

test('without the page’s policy, and drawn as it was written, a picture in a docstring is heard', async ({ another }) => {
  test.setTimeout(180_000);
  const bare = await another([...NO_PAGE_POLICY, ...NO_WORDS_ONLY]);
  const pictures = docstrings.filter(({ without }) => without);
  expect(pictures.filter(({ asks }) => asks)).not.toEqual([]);
  for (const docstring of pictures) {
    bare.forget();
    await asked(bare, docstring);
    await expect(hover(bare.page).locator('img')).not.toHaveCount(0);
    if (docstring.asks) await expect.poll(async () => (await bare.harm()).join('\n')).toMatch(docstring.asks);
  }
});

test('drawn as it was written, a picture from our own host is asked for, whatever the page’s policy', async ({ another }) => {
  test.setTimeout(120_000);
  const bare = await another(NO_WORDS_ONLY);
  const ours = docstrings.filter(({ says, asks }) => asks && says.includes('OURS'));
  expect(ours).not.toEqual([]);
  for (const docstring of ours) {
    await asked(bare, docstring);
    await expect.poll(async () => (await bare.harm()).join('\n')).toMatch(docstring.asks ?? /^$/);
  }
});

test('lessons that come with a project, hostile ones too, are files of it and nothing else', async ({ ground: { page } }) => {
  const texts = [...hostileTexts, ...hostileHeads].filter(({ text }) => text.length < 5000 && !/[\0\uD800]/.test(text));
  const at = 'lessons/04-middleware/01-pass-through';
  const entries = texts.map(({ text }, nth) => ({ name: `${at}/${nth}.md`, data: text }));
  const whole = `---\ntitle: Theirs\ngoal: You will be theirs.\nrequest: GET /theirs\nspec: []\n---\n${texts[0]?.text}`;
  const buffer = forgeZip([
    {
      name: 'app.py',
      data: 'def application(environ, start_response):\n    start_response("200 OK", [])\n    return [b"theirs"]\n',
    },
    { name: 'lesson.md', data: whole },
    { name: 'README.md', data: texts.map(({ text }) => text).join('\n\n') },
    { name: 'glossary.md', data: ':::term{name=WSGI lesson=x}\nTheirs.\n:::' },
    { name: `${at}/lesson.md`, data: whole },
    { name: `${at}/check.py`, data: 'class C:\n    def test_theirs(self):\n        """Theirs."""\n' },
    ...entries,
  ]);
  await page.keyboard.press('ControlOrMeta+S');
  await page.getByLabel('File with a project').setInputFiles({ name: 'theirs.zip', mimeType: 'application/zip', buffer });
  await expect(page.locator('#lesson-title')).toHaveText('Shared: theirs');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tab', { name: 'README.md', exact: true })).toHaveCount(1);
  for (const name of ['lesson.md', `${at}/lesson.md`, 'README.md']) {
    await page.getByRole('tab', { name, exact: true }).click();
    await expect(page.locator('.monaco-editor .view-lines')).toContainText(
      name === 'README.md' ? '<script>' : 'You will be theirs.',
    );
  }
  const lesson = page.getByRole('region', { name: 'Lesson', exact: true });
  await expect(lesson).not.toContainText('You will be theirs');
  await expect(lesson).not.toContainText('harmed');
  await expect(page.getByRole('list', { name: 'Checks' })).toHaveCount(0);
});

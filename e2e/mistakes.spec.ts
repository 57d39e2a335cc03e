// Mistakes are answered, not suffered: a sentence, the line, and the next Send works.
import { expect, test } from './playground.ts';
import { programs } from './programs.ts';

test.beforeEach(async ({ playground }) => {
  await playground.open();
});

const sayings: readonly [keyof typeof programs, RegExp][] = [
  ['importError', /nothing_like_this/],
  ['noApplication', /application/],
  ['notCallable', /str.*call|call.*str/i],
  ['wrongParameters', /1 positional argument|one parameter|two arguments/i],
  ['raisesBefore', /KeyError/],
  ['raisesAfter', /ValueError/],
  ['strBody', /bytes/],
  ['exits', /SystemExit|sys\.exit/],
];
for (const [name, saying] of sayings) {
  test(`${name} is explained, and the next Send works`, async ({ playground }) => {
    await playground.type(programs[name]);
    await playground.sends();
    await expect(playground.notice).toContainText(saying);
    await playground.type(programs.hello);
    await playground.sends();
    await expect(playground.notice).toBeHidden();
    await expect(playground.layers).toHaveText([/wsgiref/, /application/]);
  });
}

test('a syntax error is marked while typing and explained on Send', async ({ playground, page }) => {
  await playground.type(programs.syntaxError);
  await expect(page.locator('.monaco-editor .squiggly-error')).toBeVisible();
  await playground.sends();
  await expect(playground.notice).toContainText("'[' was never closed");
  await expect(playground.notice).toContainText('line 2');
  // Each way to look at the run says the same of it.
  for (const view of ['Sequence', 'Flame']) {
    await playground.tab(view).click();
    await expect(page.getByRole('region', { name: view })).toHaveText(/^Nothing was recorded for this run/);
  }
  await expect(page.getByText('You have changed the code since.')).toHaveCount(0);
  await playground.type(programs.hello);
  await expect(page.getByText('You have changed the code since.')).toBeVisible();
});

for (const [name, line] of [
  ['endlessLoop', 3],
  ['loopInC', 4],
] as const) {
  test(`${name} is stopped, its line is named, and the page stays alive`, async ({ playground, page }) => {
    await playground.type(programs[name]);
    await playground.send.click();
    // While Python is busy, the page answers.
    await page.getByRole('tab', { name: /^environ/ }).click();
    await expect(page.getByRole('tab', { name: /^environ/ })).toHaveAttribute('aria-selected', 'true');
    await expect(playground.notice).toContainText(new RegExp(`line ${line}|line ${line + 1}`));
    await expect(playground.layers).toHaveText([/wsgiref/, /application/]);
    await playground.type(programs.hello);
    await playground.sends();
    await expect(playground.notice).toBeHidden();
  });
}

test('a loop at import is stopped too', async ({ playground }) => {
  await playground.type(programs.loopAtImport);
  await playground.sends();
  await expect(playground.notice).toContainText(/line [23]/);
});

test('an honest sleep may be allowed with one click', async ({ playground, page }) => {
  await playground.type(programs.sleeps);
  await playground.sends();
  await expect(playground.notice).toContainText('line 5');
  await page.getByRole('button', { name: /Allow/ }).click();
  await expect(playground.notice).toBeHidden();
  await playground.response('awake');
});

test('ten megabytes of output and ten megabytes of body are survived, and what was left out is said', async ({
  playground,
  page,
}) => {
  await playground.type(programs.prints10MB);
  await playground.sends();
  await expect(playground.layers).toHaveText([/wsgiref/, /application/]);
  await playground.toEnd();
  await playground.tab('Console').click();
  await expect(page.getByRole('tabpanel', { name: /Console/ })).toContainText(/left out|not kept|only the first/i);
  await playground.type(programs.body10MB);
  await playground.sends();
  await playground.response(/10,000,0\d\d/);
});

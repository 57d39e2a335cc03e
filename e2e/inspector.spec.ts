// The inspector's further looks: environ against any other layer's, what its keys mean; what a layer has changed so far, and from here to there.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './playground.ts';

const PROGRAM = `class Stamp:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        environ["shop.user"] = "ada"
        return self.app(environ, start_response)


class Plain:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        return self.app(environ, start_response)


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"Hello"]


application = Stamp(Plain(application))
`;

test('environ against any layer, and what keys mean; changes of a layer, and from here to there', async ({
  playground,
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.open('a-server-waits');
  await playground.type(PROGRAM);
  await playground.sends();
  await playground.timeline.focus();
  await page.keyboard.press('Home');
  for (let hop = 1; hop < 4; hop += 1) await page.keyboard.press('ArrowRight');
  await expect(playground.narration).toContainText('Plain calls application');

  await playground.tab('environ').click();
  const environ = page.getByRole('tabpanel', { name: 'environ' });
  const against = environ.getByRole('combobox', { name: 'Compared with' });
  await expect(against.getByRole('option')).toHaveText([
    'as wsgiref made it',
    'as Stamp got it',
    'as Plain got it',
    'as application got it',
  ]);
  await expect(environ).toContainText('1 added, changed or taken away since wsgiref made it');
  await against.selectOption('as Plain got it');
  await expect(environ).toContainText('as Plain got it.');
  await expect(environ.getByRole('row', { name: /^HTTP_HOST/ })).toContainText('from the header Host');
  await expect(environ.getByRole('row', { name: /^PATH_INFO/ })).toContainText('decoded');
  await environ.getByRole('checkbox', { name: 'Meanings' }).uncheck();
  await expect(environ).not.toContainText('from the header');

  await page.getByRole('tab', { name: /changed/ }).click();
  const changes = page.getByRole('tabpanel', { name: /changed/ });
  await changes.getByRole('radio', { name: 'From a mark on' }).check();
  await expect(changes.getByRole('table')).toHaveAccessibleName('Changed from the start to hop 4');
  await changes.getByRole('button', { name: 'Mark hop 4' }).click();
  await expect(changes).toContainText('Nothing changed in between.');
  await playground.toEnd();
  await expect(changes.getByRole('rowheader', { name: 'Content-Type' }).first()).toBeVisible();
  await changes
    .getByRole('button', { name: /^hop \d+$/ })
    .first()
    .click();
  await expect(playground.narration).toContainText('application calls start_response');
  await changes.getByRole('radio', { name: 'This layer' }).check();
  await expect(changes).toContainText('All that application has changed so far.');
  await playground.timeline.focus();
  for (let hop = 0; hop < 2; hop += 1) await page.keyboard.press('ArrowLeft');
  await expect(changes).toContainText('All that Stamp has changed so far.');
  await expect(changes.getByRole('rowheader', { name: 'shop.user' })).toBeVisible();

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const tab of ['changed', 'environ']) {
      await page.getByRole('tab', { name: new RegExp(tab) }).click();
      const found = await new AxeBuilder({ page }).include('.in-panel').analyze();
      expect(
        found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
      ).toEqual([]);
    }
  }
});

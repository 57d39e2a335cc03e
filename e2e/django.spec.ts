// A Django project in the page: the onion inside the onion, the table of hooks, an edit of views.py, and MIDDLEWARE in another order.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './playground.ts';

test('a first project: its layers, its hooks, its database, and its middleware in another order', async ({
  playground,
  page,
}) => {
  await playground.open('example-django-first');
  await playground.sends();
  await playground.response('You are visitor 1');
  await expect(playground.layers).toHaveText([
    /wsgiref/,
    /WSGIHandler/,
    /SecurityMiddleware/,
    /SessionMiddleware/,
    /Stopwatch/,
    /CommonMiddleware/,
    /CsrfViewMiddleware/,
    /AuthenticationMiddleware/,
    /MessageMiddleware/,
    /XFrameOptionsMiddleware/,
    /index/,
  ]);

  // What ran of each entry of MIDDLEWARE; a cell leads to its moment, and the lamp is there.
  await playground.tab('Hooks').click();
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });
  await expect(row('CsrfViewMiddleware').getByRole('button')).toHaveCount(3);
  await page.getByRole('button', { name: /CsrfViewMiddleware\.process_view: gave None/ }).click();
  await expect(row('CsrfViewMiddleware')).toHaveAttribute('aria-current', 'step');
  await expect(playground.narration).toContainText('CsrfViewMiddleware.process_view runs and gives None');
  const { violations } = await new AxeBuilder({ page }).include('.in-panel').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  // The database outlives the restart that an edit is.
  await page.getByRole('tab', { name: 'visits/views.py' }).click();
  await playground.type(
    'from django.http import HttpResponse\nfrom visits.models import Visit\n\ndef index(request):\n    return HttpResponse(f"{Visit.objects.count()} so far")\n',
  );
  await playground.sends();
  await playground.response('1 so far');

  // To move a skin is to rewrite settings.MIDDLEWARE.
  await playground.layers.getByRole('button', { name: /^Stopwatch, / }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await playground.answered(3);
  await expect(playground.layers).toHaveText([
    /wsgiref/,
    /WSGIHandler/,
    /Security/,
    /Stopwatch/,
    /Session/,
    /Common/,
    /Csrf/,
    /Auth/,
    /Message/,
    /XFrame/,
    /index/,
  ]);
});

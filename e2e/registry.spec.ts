// Django's registry, its signals and its start in the page: looked at, asked, compared after an edit, and said what was touched in which phase.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './playground.ts';

const VIEWS = `from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpResponse

from visits.models import Visit


@receiver(post_save, sender=Visit)
def counted(sender, instance, **kwargs):
    return "counted"


def index(request):
    Visit.objects.create(path="/")
    return HttpResponse("saved")
`;

test('the registry answers, a signal is followed to its receiver, and a start that fails says what was touched too soon', async ({
  playground,
  page,
}) => {
  const axe = async () => {
    const { violations } = await new AxeBuilder({ page }).include('.in-panel').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  };
  await playground.open('example-django-first');
  await page.getByRole('tab', { name: 'visits/views.py' }).click();
  await playground.type(VIEWS);
  await playground.sends();

  // Why its class was chosen, its fields, and what the registry itself says.
  await playground.tab('Registry').click();
  const apps = page.getByRole('list', { name: 'Applications' });
  await expect(apps.getByRole('listitem')).toHaveCount(7);
  await apps.getByText('visits', { exact: true }).first().click();
  await expect(apps).toContainText('The entry is the path of VisitsConfig');
  await expect(page.getByRole('table', { name: 'visits.Visit' })).toContainText('BigAutoField');
  const asks = async (text: string, answer: string) => {
    await page.getByRole('textbox', { name: /^For / }).fill(text);
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await expect(page.getByText(answer)).toBeVisible();
  };
  await asks('visits.VISIT', "<class 'visits.models.Visit'>");
  await page.getByRole('combobox', { name: 'What the registry is asked' }).selectOption('get_app_config');
  await asks('django.contrib.auth', "Did you mean 'auth'?");
  await axe();

  // Connected in this request, when Django imported the view; and called when the visit was saved.
  await playground.toEnd();
  await playground.tab('Signals').click();
  const panel = page.getByRole('tabpanel', { name: /^Signals/ });
  await expect(panel.getByRole('region', { name: 'Sent' })).toContainText('post_save');
  await expect(panel.getByRole('region', { name: 'Sent' })).toContainText("gave 'counted'");
  await expect(panel.getByRole('region', { name: 'Connected' })).toContainText('visits/views.py:8 in this request');
  await axe();

  // Models touched in phase one.
  await page.getByRole('tab', { name: 'visits/__init__.py' }).click();
  await playground.type('from visits.models import Visit\n');
  await playground.sends();
  await playground.tab('Start-up').click();
  const start = page.getByRole('tabpanel', { name: /^Start-up/ });
  await expect(start).toContainText('in phase one, while Django makes an application of the entry “visits.apps.VisitsConfig”');
  await expect(start).toContainText("AppRegistryNotReady: Apps aren't loaded yet.");
  await page.getByRole('tab', { name: 'visits/urls.py' }).click();
  await start.getByRole('button', { name: 'Show visits/__init__.py:1' }).click();
  await expect(page.getByRole('tab', { name: 'visits/__init__.py' })).toHaveAttribute('aria-selected', 'true');
  await axe();
  await playground.tab('Registry').click();
  await expect(page.getByRole('region', { name: 'Since the start before' })).toContainText('visits is gone');
  await expect(apps).toContainText('the start failed here');
});

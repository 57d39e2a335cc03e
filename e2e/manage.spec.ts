// The command line of a Django project: manage.py in a process of its own, with what it prints, what it writes, and the database that it shares.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './playground.ts';

test('manage.py: a check, a migration that is written and put back, and a database that is reset', async ({
  playground,
  page,
}) => {
  await playground.open('example-django-first');
  await playground.tab('Console').click();
  await page.getByRole('tablist', { name: 'Console as' }).getByRole('tab', { name: 'manage.py' }).click();
  const prompt = page.getByRole('textbox', { name: 'python manage.py' });
  const ran = page.getByRole('log', { name: 'Commands' }).getByRole('listitem');
  const isDone = () => expect(ran.last()).toContainText(/Exit status/, { timeout: 60_000 });
  const runs = async (line: string) => {
    await prompt.fill(line);
    await prompt.press('Enter');
    await expect(ran.last()).toContainText(line);
    await isDone();
  };

  // A press runs it; what has to be completed is only written.
  await page.getByRole('button', { name: 'createsuperuser…' }).click();
  await expect(prompt).toHaveValue(/createsuperuser --noinput/);
  await expect(ran).toHaveCount(0);
  await page.getByRole('button', { name: 'check', exact: true }).click();
  await expect(ran.last()).toContainText('$ python manage.py check');
  await isDone();
  await expect(ran.last()).toContainText('System check identified no issues (0 silenced).');
  await prompt.fill('runserver');
  await prompt.press('Enter');
  await expect(ran.last()).toContainText('Send asks it', { timeout: 60_000 });

  // What makemigrations writes is a file of the project; it can be taken back, and the line can be had again with the arrow key.
  await page.getByRole('tab', { name: 'visits/models.py' }).click();
  await playground.type(
    'from django.db import models\n\nclass Visit(models.Model):\n    path = models.CharField(max_length=200)\n    at = models.DateTimeField(auto_now_add=True)\n\nclass Note(models.Model):\n    text = models.TextField()\n',
  );
  await runs('makemigrations visits');
  await expect(ran.last()).toContainText('+ Create model Note');
  const written = page.getByRole('tab', { name: 'visits/migrations/0002_note.py' });
  await expect(written).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('button', { name: 'Undo what makemigrations visits wrote' }).click();
  await expect(written).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).include('.in-panel').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await prompt.press('ArrowUp');
  await expect(prompt).toHaveValue('makemigrations visits');
  await prompt.press('Enter');
  await expect(written).toHaveCount(1, { timeout: 60_000 });

  // The server restarts, applies it, and both see the same rows; until they are gone.
  await playground.sends();
  await playground.response('You are visitor 1');
  await playground.tab('Console').click();
  await runs('showmigrations visits');
  await expect(ran.last()).toContainText('[X] 0002_note');
  await runs('shell -v 0 -c "from visits.models import Visit; print(Visit.objects.count(), 1 / 0)"');
  await expect(ran.last()).toContainText('ZeroDivisionError: division by zero');
  await expect(ran.last()).toContainText('Exit status 1');
  await page.getByRole('button', { name: 'Reset the database' }).click();
  await expect(page.getByRole('log', { name: 'Commands' })).toContainText('The database is gone.');
});

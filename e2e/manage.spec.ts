// The command line of a Django project: manage.py in a process of its own, with what it prints, what it writes, and the database that it shares.
import { expect, test } from './playground.ts';

test('manage.py: a check, a migration that is written and put back, a superuser, and a database that is reset', async ({
  playground,
  page,
}) => {
  await playground.open('example-django-first');
  await playground.tab('Console').click();
  await page.getByRole('tab', { name: 'manage.py' }).last().click();
  const prompt = page.getByRole('textbox', { name: 'python manage.py' });
  const log = page.getByRole('log', { name: 'Commands' });
  const runs = async (line: string) => {
    await prompt.fill(line);
    await prompt.press('Enter');
    await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible({ timeout: 60_000 });
    return log.getByRole('listitem').last();
  };

  await expect(await runs('check')).toContainText('System check identified no issues (0 silenced).');
  await expect(log).toContainText('Exit status 0');
});

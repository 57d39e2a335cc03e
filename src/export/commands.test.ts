// The command for each server says what was chosen, in that server's own words, and nothing of a project gets out of its quotes.
import { expect, test } from 'vitest';
import type { ServerChoice } from '../runner/runner.ts';
import { preparationOf, waysOf } from './commands.ts';
import type { Home } from './home.ts';

const homeWith = (server: ServerChoice, app = 'app:application', files: Home['files'] = { 'app.py': '' }): Home => ({
  ...{ title: 't', files, app, server, raw: null, leaves: null, recording: null, others: [], settings: {} },
  bundles: [
    {
      name: 'gunicorn',
      version: '26.2.2',
      licence: '',
      bytes: null,
      from: '',
      modules: ['gunicorn'],
      needs: [],
      companion: false,
    },
  ],
});
const CONFS = { embedded: 'httpd-embedded.conf', daemon: 'httpd-daemon.conf' };
const ways = (server: ServerChoice, app?: string) =>
  new Map(waysOf(homeWith(server, app), CONFS).map((way) => [way.name, way] as const));
const commands = (server: ServerChoice, app?: string) =>
  Object.fromEntries(Array.from(ways(server, app), ([name, { command }]) => [name, command]));

test('each server has its command, with nothing in it that was not chosen', () => {
  expect(commands({ name: 'wsgiref' })).toEqual({
    wsgiref:
      "python3 -c 'from wsgiref.simple_server import make_server; from app import application; make_server('\\''127.0.0.1'\\'', 8000, application).serve_forever()'",
    gunicorn: 'gunicorn --bind 127.0.0.1:8000 app:application',
    waitress: 'waitress-serve --listen=127.0.0.1:8000 app:application',
    uwsgi: 'uwsgi --plugin python3 --http-socket 127.0.0.1:8000 --need-app --module app:application',
    'mod_wsgi-embedded': 'apache2 -f "$PWD/httpd-embedded.conf" -DFOREGROUND',
    'mod_wsgi-daemon': 'apache2 -f "$PWD/httpd-daemon.conf" -DFOREGROUND',
  });
});

test('processes and threads are said where there are several', () => {
  expect(commands({ name: 'gunicorn', processes: 2, threads: 4 })).toMatchObject({
    gunicorn: 'gunicorn --bind 127.0.0.1:8000 --workers 2 --threads 4 app:application',
    waitress: 'waitress-serve --listen=127.0.0.1:8000 --threads=4 app:application',
    uwsgi:
      'uwsgi --plugin python3 --http-socket 127.0.0.1:8000 --need-app --master --processes 2 --threads 4 --module app:application',
  });
  expect(ways({ name: 'gunicorn', processes: 2 }).get('waitress')?.note).toBe('waitress is always one process.');
});

test('a prefix is said to those that know of one, and wsgiref’s README says that it does not', () => {
  const said = ways({ name: 'gunicorn', mount: '/my shop' });
  expect(said.get('gunicorn')?.command).toBe("SCRIPT_NAME='/my shop' gunicorn --bind 127.0.0.1:8000 app:application");
  expect(said.get('waitress')?.command).toContain("'--url-prefix=/my shop'");
  expect(said.get('uwsgi')?.command).toContain("--manage-script-name --mount '/my shop=app:application'");
  expect(said.get('wsgiref')?.note).toContain('not at /my shop');
});

test('a factory is called', () => {
  expect(ways({ name: 'wsgiref', factory: true }).get('mod_wsgi-daemon')?.note).toContain('a script of ours calls it');
  expect(commands({ name: 'wsgiref', factory: true }, 'shop.wsgi:create_app')).toMatchObject({
    gunicorn: "gunicorn --bind 127.0.0.1:8000 'shop.wsgi:create_app()'",
    waitress: 'waitress-serve --listen=127.0.0.1:8000 --call shop.wsgi:create_app',
    uwsgi: "uwsgi --plugin python3 --http-socket 127.0.0.1:8000 --need-app --module 'shop.wsgi:create_app()'",
    wsgiref: expect.stringContaining('from shop.wsgi import create_app; make_server('),
  });
});

test('of a name with dots, what can be imported is imported, and the rest is looked up', () =>
  expect(commands({ name: 'wsgiref' }, 'shop.wsgi:site.application').wsgiref).toMatch(
    /from shop\.wsgi import site; .* 8000, site\.application\)/,
  ));

test('how a server is installed names the version that it was here', () => {
  expect(ways({ name: 'wsgiref' }).get('gunicorn')?.install).toBe('`python3 -m pip install gunicorn==26.2.2`');
  expect(ways({ name: 'wsgiref' }).get('waitress')?.install).toBe('`python3 -m pip install waitress`');
});

test('Django’s database is made before the first start, with manage.py where there is one', () => {
  expect(preparationOf(homeWith({ name: 'wsgiref' }), false)).toBeNull();
  expect(preparationOf(homeWith({ name: 'wsgiref' }, 'mysite.wsgi:application', { 'manage.py': '' }), true)).toBe(
    'python3 manage.py migrate',
  );
  expect(preparationOf(homeWith({ name: 'wsgiref' }, 'one:application'), true)).toBe(
    `python3 -c 'import one; from django.core.management import call_command; call_command("migrate")'`,
  );
});

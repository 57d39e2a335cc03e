// Apache's configuration is whole, and says what was chosen in mod_wsgi's words.
import { expect, test } from 'vitest';
import type { ServerChoice } from '../runner/runner.ts';
import type { Home } from './home.ts';
import { httpdConf, scriptOf } from './httpd-conf.ts';

const homeWith = (server: ServerChoice, app = 'app:application', files: Home['files'] = { 'app.py': '' }): Home => ({
  ...{ title: 't', files, app, server, raw: null, leaves: null, recording: null, others: [], settings: {}, bundles: [] },
});
const conf = (mode: 'embedded' | 'daemon', server: ServerChoice, app?: string) => {
  const home = homeWith(server, app);
  return httpdConf(home, mode, scriptOf(home, 'application.wsgi'), `httpd-${mode}.conf`).split('\n');
};

test('the script is the project’s own file wherever mod_wsgi can be told the name in it', () => {
  expect(scriptOf(homeWith({ name: 'wsgiref' }), 'x.wsgi')).toEqual({ file: 'app.py', text: null, object: 'application' });
  expect(scriptOf(homeWith({ name: 'wsgiref' }, 'shop:app'), 'x.wsgi')).toEqual({ file: 'shop.py', text: null, object: 'app' });
  expect(scriptOf(homeWith({ name: 'wsgiref' }, 'shop:app', { 'shop/__init__.py': '' }), 'x.wsgi').file).toBe('shop/__init__.py');
  expect(conf('embedded', { name: 'wsgiref' }, 'shop:app')).toContain('WSGICallableObject app');
});

test('a factory, and a name with dots, get a script of ours', () => {
  expect(scriptOf(homeWith({ name: 'wsgiref', factory: true }, 'shop.wsgi:create_app'), 'x.wsgi')).toMatchObject({
    file: 'x.wsgi',
    text: expect.stringMatching(/from shop\.wsgi import create_app\n\napplication = create_app\(\)\n$/),
  });
  expect(scriptOf(homeWith({ name: 'wsgiref' }, 'shop:site.app'), 'x.wsgi').text).toContain(
    'from shop import site\n\napplication = site.app\n',
  );
});

test('the project is found at its prefix, and the folder is where modules are looked for', () => {
  expect(conf('embedded', { name: 'gunicorn', mount: '/my shop' })).toEqual(
    expect.arrayContaining([`WSGIPythonPath "\${PWD}"`, `WSGIScriptAlias "/my shop" "\${PWD}/app.py"`]),
  );
  expect(conf('daemon', { name: 'gunicorn' })).toEqual(
    expect.arrayContaining([
      `WSGIScriptAlias / "\${PWD}/app.py"`,
      `WSGIDaemonProcess main processes=1 threads=1 home="\${PWD}" python-path="\${PWD}"`,
      'WSGIProcessGroup main',
    ]),
  );
});

test('who chose mod_wsgi without a path has none', () => {
  expect(conf('embedded', { name: 'mod_wsgi-embedded' }).join('\n')).not.toContain('WSGIPythonPath');
  expect(conf('daemon', { name: 'mod_wsgi-daemon' }).join('\n')).not.toContain('python-path');
  expect(conf('daemon', { name: 'mod_wsgi-daemon', pythonPath: true }).join('\n')).toContain('python-path');
});

test('processes and threads are Apache’s own in embedded mode, and the daemon’s else', () => {
  expect(conf('embedded', { name: 'mod_wsgi-embedded', processes: 3 })).toEqual(
    expect.arrayContaining(['StartServers 3', 'ServerLimit 3', 'MaxRequestWorkers 3']),
  );
  const threaded = conf('embedded', { name: 'mod_wsgi-embedded', processes: 2, threads: 4 });
  expect(threaded).toEqual(expect.arrayContaining(['ThreadsPerChild 4', 'MaxRequestWorkers 8']));
  expect(threaded.join('\n')).toContain('mod_mpm_event.so');
  expect(conf('daemon', { name: 'mod_wsgi-daemon', processes: 2, threads: 4 }).join('\n')).toContain('processes=2 threads=4');
});

test('every section that is opened is closed, and each module is loaded from where it may be', () => {
  for (const mode of ['embedded', 'daemon'] as const) {
    const open: string[] = [];
    for (const line of conf(mode, { name: 'wsgiref' })) {
      const [, slash, name = ''] = /^\s*<(\/?)(\w+)/.exec(line) ?? [];
      if (slash === '/') expect(open.pop()).toBe(name);
      else if (name !== '') open.push(name);
    }
    expect(open).toEqual([]);
    expect(conf(mode, { name: 'wsgiref' }).filter((line) => /LoadModule wsgi_module/.test(line))).toHaveLength(2);
  }
});

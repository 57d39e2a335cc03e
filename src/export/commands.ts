// The exact command for each server, for one project's own callable and settings. What the options are called comes from each server's documentation.
import type { ServerChoice, ServerName } from '../runner/runner.ts';
import { AT_HOME, calledIn, type Home } from './home.ts';
import { pythonText, shellWord } from './quoting.ts';

export interface Way {
  name: ServerName;
  title: string;
  /** One shell command, run in the project's folder. */
  command: string;
  /** How one comes by it. */
  install: string;
  /** What has to be known, in Markdown. */
  note: string;
}

/** What of the choice a server understands; another server's settings are carried over as the page does it. */
const settings = ({ server }: Home): ServerChoice => server;
const isMany = (count: number | undefined): count is number => count !== undefined && count > 1;

/** `confs`: how the two configurations of Apache's are called in the zip. */
export function waysOf(home: Home, confs: { embedded: string; daemon: string }): readonly Way[] {
  return [
    wsgiref(home),
    gunicorn(home),
    waitress(home),
    uwsgi(home),
    apache(home, 'mod_wsgi-embedded', confs.embedded),
    apache(home, 'mod_wsgi-daemon', confs.daemon),
  ];
}

function wsgiref(home: Home): Way {
  const { module, name, callable } = calledIn(home.app);
  const served = home.server.factory ? `${callable}()` : callable;
  const [host = '', port = ''] = AT_HOME.split(':');
  const program = `from wsgiref.simple_server import make_server; from ${module} import ${name}; make_server('${host}', ${port}, ${served}).serve_forever()`;
  const note = home.server.mount
    ? `wsgiref has no setting for a prefix: it serves the application at /, not at ${home.server.mount}.`
    : '';
  return {
    name: 'wsgiref',
    title: 'wsgiref',
    command: `python3 -c ${shellWord(program)}`,
    install: 'It is in Python’s own library.',
    note,
  };
}

function gunicorn(home: Home): Way {
  const { processes, threads, mount, factory } = settings(home);
  const words = [
    'gunicorn',
    '--bind',
    AT_HOME,
    ...(isMany(processes) ? ['--workers', String(processes)] : []),
    ...(isMany(threads) ? ['--threads', String(threads)] : []),
    factory ? `${home.app}()` : home.app,
  ];
  const before = mount ? `SCRIPT_NAME=${shellWord(mount)} ` : '';
  return {
    name: 'gunicorn',
    title: 'gunicorn',
    command: before + words.map(shellWord).join(' '),
    install: versioned(home, 'gunicorn'),
    note: '',
  };
}

function waitress(home: Home): Way {
  const { threads, mount, factory } = settings(home);
  const words = [
    'waitress-serve',
    `--listen=${AT_HOME}`,
    ...(threads === undefined ? [] : [`--threads=${threads}`]),
    ...(mount ? [`--url-prefix=${mount}`] : []),
    ...(factory ? ['--call'] : []),
    home.app,
  ];
  const note = home.server.name !== 'waitress' && isMany(home.server.processes) ? 'waitress is always one process.' : '';
  return {
    name: 'waitress',
    title: 'waitress',
    command: words.map(shellWord).join(' '),
    install: versioned(home, 'waitress'),
    note,
  };
}

function uwsgi(home: Home): Way {
  const { processes, threads, mount, factory } = settings(home);
  const app = factory ? `${home.app}()` : home.app;
  const words = [
    'uwsgi',
    '--plugin',
    'python3',
    '--http-socket',
    AT_HOME,
    '--need-app',
    ...(isMany(processes) ? ['--master', '--processes', String(processes)] : []),
    ...(isMany(threads) ? ['--threads', String(threads)] : []),
    ...(mount ? ['--manage-script-name', '--mount', `${mount}=${app}`] : ['--module', app]),
  ];
  return {
    name: 'uwsgi',
    title: 'uWSGI',
    command: words.map(shellWord).join(' '),
    install: '`apt install uwsgi uwsgi-plugin-python3`, or `python3 -m pip install uwsgi`',
    note: '`--plugin python3` is for Debian’s package, where Python is a plugin. Leave it out with the one that pip builds.',
  };
}

function apache({ server }: Home, name: 'mod_wsgi-embedded' | 'mod_wsgi-daemon', conf: string): Way {
  return {
    name,
    title: name === 'mod_wsgi-embedded' ? 'Apache with mod_wsgi, embedded mode' : 'Apache with mod_wsgi, daemon mode',
    command: `apache2 -f "$PWD/${conf}" -DFOREGROUND`,
    install: '`apt install apache2 libapache2-mod-wsgi-py3`',
    note: [
      'As an ordinary user, not as root; what goes wrong is in `httpd-error.log`. Elsewhere than on Debian the program is called `httpd`.',
      ...(server.factory ? ['mod_wsgi can’t be told of a function that makes the application: a script of ours calls it.'] : []),
    ].join(' '),
  };
}

function versioned({ bundles }: Home, name: string): string {
  const version = bundles.find((bundle) => bundle.name === name)?.version;
  return `\`python3 -m pip install ${name}${version === undefined ? '' : `==${version}`}\``;
}

/** What has to be done once before the first start; null where nothing has. */
export function preparationOf(home: Home, usesDjango: boolean): string | null {
  if (!usesDjango) return null;
  if (Object.hasOwn(home.files, 'manage.py')) return 'python3 manage.py migrate';
  const { module } = calledIn(home.app);
  return `python3 -c ${shellWord(`import ${module}; from django.core.management import call_command; call_command(${pythonText('migrate')})`)}`;
}

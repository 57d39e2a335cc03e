// The six servers one can put before a project: what each is for, how true it is here, and what can be set. Everything that is said of a server
// comes from its documentation or from the recordings of it (src/testing/fidelity). Versions come with the bundles that are in this build.
import type { ServerChoice, ServerName } from '../runner/runner.ts';
import type { Inside } from './bundles.ts';

/** Views, which don’t know the runner, know servers by these. */
export type { ServerChoice, ServerName };

export interface ServerFacts {
  name: ServerName;
  /** As its makers write it. */
  title: string;
  /** One sentence: what it is for. */
  purpose: string;
  /** What of it really runs here. */
  truth: Truth;
  /** What it calls its processes; null where it is always a single one, and why. */
  processes: Setting;
  threads: Setting;
  mount: Setting;
  /** Whether the folder of the project has to be named, for modules beside the script to be found. */
  path: Setting;
  /** A setting that nobody made: as in the recordings. `multiprocess` and the like follow from it. */
  usual: { processes: number; threads: number };
  /** Where it differs from its other mode: who starts it, what a restart means. Null where there is only one. */
  mode: string | null;
}

/** `its own code`: the package in the bundle of that name. `rebuilt`: a gateway of ours that does what recordings of it show. */
export type Truth = { kind: 'library' } | { kind: 'own'; bundle: string; but: string | null } | { kind: 'rebuilt'; from: string };

/** A setting the server has, with what it is called there; or why it makes no sense. */
export type Setting = { has: true; as: string } | { has: false; why: string };

const has = (as: string): Setting => ({ has: true, as });
const hasNot = (why: string): Setting => ({ has: false, why });
const LOOKS_THERE = hasNot('The folder of the project is where it looks for modules.');

export const SERVERS: readonly ServerFacts[] = [
  {
    name: 'wsgiref',
    title: 'wsgiref',
    purpose: 'For trying things out: the small server in Python’s own library, one request at a time.',
    truth: { kind: 'library' },
    processes: hasNot('wsgiref is always one process.'),
    threads: hasNot('wsgiref is always one thread.'),
    mount: hasNot('wsgiref has no setting for a prefix: SCRIPT_NAME is always empty.'),
    path: LOOKS_THERE,
    usual: { processes: 1, threads: 1 },
    mode: null,
  },
  {
    name: 'gunicorn',
    title: 'gunicorn',
    purpose: 'For production behind a proxy: an arbiter that keeps worker processes alive, written in Python.',
    truth: { kind: 'own', bundle: 'gunicorn', but: 'its arbiter, which has to fork, is rebuilt' },
    processes: has('--workers'),
    threads: has('--threads'),
    mount: has('SCRIPT_NAME in its environment'),
    path: LOOKS_THERE,
    usual: { processes: 1, threads: 1 },
    mode: null,
  },
  {
    name: 'waitress',
    title: 'waitress',
    purpose: 'For production on any system, Windows too: one process that reads whole requests and hands them to threads.',
    truth: { kind: 'own', bundle: 'waitress', but: null },
    processes: hasNot('waitress is always one process.'),
    threads: has('--threads'),
    mount: has('--url-prefix'),
    path: LOOKS_THERE,
    usual: { processes: 1, threads: 4 },
    mode: null,
  },
  {
    name: 'uwsgi',
    title: 'uWSGI',
    purpose: 'For hosting many applications: a fast server in C with a setting for everything, here on its own HTTP socket.',
    truth: { kind: 'rebuilt', from: 'uWSGI 2.0.31' },
    processes: has('--processes'),
    threads: has('--threads'),
    mount: has('--mount with --manage-script-name'),
    path: LOOKS_THERE,
    usual: { processes: 1, threads: 1 },
    mode: null,
  },
  {
    name: 'mod_wsgi-embedded',
    title: 'mod_wsgi, embedded',
    purpose: 'For Apache: Python lives inside Apache’s own child processes, next to everything else Apache serves.',
    truth: { kind: 'rebuilt', from: 'mod_wsgi 5.0.2 in Apache 2.4.69' },
    processes: has('Apache’s prefork children'),
    threads: has('threads of an Apache child'),
    mount: has('WSGIScriptAlias'),
    path: has('WSGIPythonPath'),
    usual: { processes: 1, threads: 1 },
    mode:
      'Apache starts the processes and loads your code at the first request. Only a restart of Apache makes all of them new; a changed script ' +
      'file is loaded again into the same interpreter. `wsgi.multiprocess` tells whether Apache has several children, and ' +
      '`mod_wsgi.process_group` is empty.',
  },
  {
    name: 'mod_wsgi-daemon',
    title: 'mod_wsgi, daemon',
    purpose: 'For Apache, kept apart: Apache passes each request to processes that run nothing but your application.',
    truth: { kind: 'rebuilt', from: 'mod_wsgi 5.0.2 in Apache 2.4.69' },
    processes: has('processes='),
    threads: has('threads='),
    mount: has('WSGIScriptAlias'),
    path: has('python-path='),
    usual: { processes: 1, threads: 1 },
    mode:
      'mod_wsgi starts the daemon processes with Apache, and they can be renewed without it: touching the script file is enough. Apache reads ' +
      'their answer as it reads a CGI script’s. Saying `processes=1` makes `wsgi.multiprocess` True, and environ has more `mod_wsgi` keys.',
  },
];

/** Said plainly in the menu, beside the number of threads. */
export const THREADS_HERE =
  'Threads change only what environ tells: one interpreter in a browser runs one request at a time, whatever a real server would do.';
export const PROCESSES_HERE = 'Each process is an interpreter of its own, with its own copy of your globals.';

const BY_NAME = new Map(SERVERS.map((facts) => [facts.name, facts]));

export function factsOf(name: ServerName): ServerFacts {
  const facts = BY_NAME.get(name);
  if (facts === undefined) throw new Error(`There is no server called ${name}.`);
  return facts;
}

export const titleOf = (name: ServerName): string => factsOf(name).title;

/** "the real gunicorn 26.2.2; its arbiter, which has to fork, is rebuilt". `inside` is null while nobody knows yet. */
export function truthOf({ title, truth }: ServerFacts, inside: Inside | null): string {
  if (truth.kind === 'library') return `the real ${title}, of CPython ${inside?.python ?? '3.14'}`;
  if (truth.kind === 'rebuilt') return `rebuilt from recordings of ${truth.from}`;
  const version = inside?.bundles.find((bundle) => bundle.name === truth.bundle)?.version;
  return `the real ${title}${version === undefined ? '' : ` ${version}`}${truth.but === null ? '' : `; ${truth.but}`}`;
}

/** The same where there is little room. */
export const briefTruth = ({ truth }: ServerFacts): string => (truth.kind === 'rebuilt' ? 'rebuilt' : 'its own code');

/** "gunicorn 26.2": as the menu's button says it. */
export function shortTitle({ title, truth }: ServerFacts, inside: Inside | null): string {
  if (truth.kind !== 'own') return title;
  const version = inside?.bundles.find((bundle) => bundle.name === truth.bundle)?.version;
  return version === undefined ? title : `${title} ${version.split('.').slice(0, 2).join('.')}`;
}

/** A sentence when this build can't run the server, or null. Before the list of bundles is known nothing is said. */
export function missingFrom({ title, truth }: ServerFacts, inside: Inside | null): string | null {
  if (truth.kind !== 'own' || inside === null) return null;
  if (inside.bundles.some((bundle) => bundle.name === truth.bundle)) return null;
  return `This copy of Onionskin was built without ${title}: its package could not be fetched. wsgiref is always there.`;
}

/** The settings of one server that make sense for another, too: nobody wants to set the prefix anew at each change. Where the project's folder
 *  has to be named, it is: who writes a second file wants to import it. */
export function carriedOver(from: ServerChoice, to: ServerName): ServerChoice {
  const { processes, threads, mount, path } = factsOf(to);
  return {
    name: to,
    ...(from.processes !== undefined && processes.has ? { processes: from.processes } : {}),
    ...(from.threads !== undefined && threads.has ? { threads: from.threads } : {}),
    ...(from.mount !== undefined && mount.has ? { mount: from.mount } : {}),
    ...(from.factory === undefined ? {} : { factory: from.factory }),
    ...(path.has ? { pythonPath: from.pythonPath ?? true } : {}),
  };
}

/** "2 processes, 3 threads, under /shop"; empty when all is as usual. */
export function settingsInWords({ name, processes, threads, mount, pythonPath }: ServerChoice): string {
  const { usual, path } = factsOf(name);
  const many = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : noun.endsWith('s') ? 'es' : 's'}`;
  return [
    processes === undefined || processes === usual.processes ? '' : many(processes, 'process'),
    threads === undefined || threads === usual.threads ? '' : many(threads, 'thread'),
    mount === undefined || mount === '' ? '' : `under ${mount}`,
    path.has && pythonPath !== true ? 'without a python-path' : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** A sentence when nothing can be mounted there, or null. What begins with a slash and goes on is a prefix. */
export function refuseMount(mount: string): string | null {
  if (mount === '') return null;
  if (!mount.startsWith('/')) return 'A prefix begins with a slash, as /shop.';
  if (mount.endsWith('/')) return 'A prefix ends without a slash: /shop, not /shop/. SCRIPT_NAME never ends with one.';
  return /^(?:\/[\w.~!$&'()*+,;=:@-]+)+$/.test(mount)
    ? null
    : 'A prefix is a path such as /shop or /our/shop, without spaces or %.';
}

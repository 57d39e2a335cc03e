// `npm run try-at-home`: takes projects home with the very code of the page, starts the real servers by the commands of their README, and holds every
// byte that comes back against what the page's own servers answer. `-- --root /path` uses the Debian in that folder (debootstrap makes one);
// without it the servers of this machine. A word more is a project's or a server's name. Not part of `npm test`: it wants port 8000, and Apache.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { ask, listens, machine } from './try-at-home/machine.mjs';
import { PROJECTS } from './try-at-home/projects.mjs';

/** @typedef {import('./try-at-home/projects.mjs').Tried} Tried */
/** @typedef {import('../src/runner/runner.ts').ServerName} ServerName */
/** @typedef {{name: string, title: string, program: string}} Real */

const here = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(here);
const words = process.argv.slice(2);
const at = words.indexOf('--root');
const root = at < 0 ? '/' : (words.splice(at, 2)[1] ?? '/');
/** As the README's headings call them, and the programs that they take. @type {readonly Real[]} */
const SERVERS = [
  { name: 'wsgiref', title: 'wsgiref', program: 'python3' },
  { name: 'gunicorn', title: 'gunicorn', program: 'gunicorn' },
  { name: 'waitress', title: 'waitress', program: 'waitress-serve' },
  { name: 'uwsgi', title: 'uWSGI', program: 'uwsgi' },
  { name: 'mod_wsgi-embedded', title: 'Apache with mod_wsgi, embedded mode', program: 'apache2' },
  { name: 'mod_wsgi-daemon', title: 'Apache with mod_wsgi, daemon mode', program: 'apache2' },
];
const named = (/** @type {readonly {name: string}[]} */ all) => all.some(({ name }) => words.includes(name));
const projects = named(PROJECTS) ? PROJECTS.filter(({ name }) => words.includes(name)) : PROJECTS;
const servers = named(SERVERS) ? SERVERS.filter(({ name }) => words.includes(name)) : SERVERS;

/** @type {typeof import('../src/export/project-zip.ts')} */
const { homeFiles } = await load('src/export/project-zip.ts');
/** @type {typeof import('../src/servers/bundles.ts')} */
const { insideOf } = await load('src/servers/bundles.ts');
/** @type {typeof import('../src/servers/catalogue.ts')} */
const { carriedOver } = await load('src/servers/catalogue.ts');
/** @type {typeof import('../src/testing/fidelity/volatile.ts')} */
const { maskedAnswer } = await load('src/testing/fidelity/volatile.ts');
/** @type {typeof import('../src/testing/fidelity/one-chunk.ts')} */
const { WITH_CHUNKS_BY_CHANCE, withOneChunk } = await load('src/testing/fidelity/one-chunk.ts');
const { bundles } = insideOf('', JSON.parse(readFileSync('public/bundles/index.json', 'utf8')));
const real = machine(root);

if (await listens())
  throw new Error('Somebody listens at 127.0.0.1:8000 already, where the exported commands start their servers.');
const lacking = new Map(servers.map(({ name, program }) => [name, real.run('/', `command -v ${program}`).status !== 0]));
for (const [name, lacks] of lacking) if (lacks) console.log(`${name} is not installed there, and left out.`);

const expected = answers();
const place = mkdtempSync(join(root, 'tmp/onionskin-home-'));
let failed = 0;
try {
  for (const project of projects) await tryProject(project);
} finally {
  rmSync(place, { recursive: true, force: true });
}
console.log(failed === 0 ? 'The same bytes came back, everywhere.' : `${failed} differ.`);
process.exit(failed === 0 ? 0 : 1);

/** @param {string} file @returns {Promise<any>} */
async function load(file) {
  return (await runnerImport(join(here, file))).module;
}

/** Who wants the head only has the first block with it, where the server writes both before the client has looked: that is chance on a real machine.
 *  @param {Tried} project @returns {Tried['leaves'][]} */
function leavings({ leaves }) {
  return leaves === 'head' ? ['head', 1] : [leaves];
}

/** mod_wsgi can't be told of a factory: at home a script of ours calls it, and so does one in the page. @param {Tried} project @param {string} name */
function servedBy(project, name) {
  const { factory, ...server } = jobServer(choiceOf(project, name));
  if (!factory || !name.startsWith('mod_wsgi')) return { files: project.files, app: project.app, server: { factory, ...server } };
  const [module, callable] = project.app.split(':');
  const script = `from ${module} import ${callable}\n\napplication = ${callable}()\n`;
  return { files: { ...project.files, 'script_of_ours.py': script }, app: 'script_of_ours:application', server };
}

/** @param {string} text */
function base64(text) {
  return Buffer.from(text, 'latin1').toString('base64');
}

/** As the page does it when one changes from server to server. @param {Pick<Tried, 'server'>} project @param {string} name */
function choiceOf({ server }, name) {
  return carriedOver({ name: 'gunicorn', ...server }, /** @type {ServerName} */ (name));
}

/** @param {import('../src/runner/runner.ts').ServerChoice} choice */
function jobServer({ pythonPath, ...choice }) {
  return { ...choice, python_path: pythonPath };
}

/** What the page's servers answer to each: by "project server". */
function answers() {
  const jobs = projects.flatMap((project) =>
    SERVERS.flatMap(({ name }) =>
      leavings(project).map((leaves) => ({
        id: [project.name, name, ...(leaves === project.leaves ? [] : ['later'])].join(' '),
        ...servedBy(project, name),
        requests: [
          { raw: base64(project.raw), ...(leaves === undefined ? {} : { leaves }) },
          ...(project.afterwards === undefined ? [] : [{ raw: base64(project.afterwards) }]),
        ],
        limit: 60_000,
      })),
    ),
  );
  const input = jobs.map((job) => `${JSON.stringify(job)}\n`).join('');
  const { stdout } = spawnSync('node', ['scripts/headless.mjs'], {
    input,
    maxBuffer: 500_000_000,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return new Map(
    stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const { id, started, responses } = JSON.parse(line);
        return [id, { started, ...responses[0], afterwards: responses[1] }];
      }),
  );
}

/** @param {Tried} project */
async function tryProject({ name, app, files, server = {}, raw, leaves, afterwards }) {
  const bytes = Buffer.from(raw, 'latin1');
  const { files: taken, says } = homeFiles({
    title: name,
    files,
    app,
    server: choiceOf({ server }, 'gunicorn'),
    raw: bytes,
    leaves: leaves ?? null,
    recording: expected.get(`${name} gunicorn`)?.recording ?? null,
    others: [],
    bundles,
    settings: {},
  });
  const folder = join(place, name);
  for (const [file, text] of Object.entries(taken)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  if (real.isRoot) spawnSync('chown', ['-R', '65534:65534', place]);
  const inside = root === '/' ? folder : folder.slice(root.replace(/\/$/, '').length);
  const readme = taken['README.md'] ?? '';
  const prepare = /Then make the tables[^`]*```sh\n(.*)\n```/.exec(readme)?.[1];
  if (prepare !== undefined) tell(name, 'the database', real.run(inside, prepare));
  if (taken['test_request.py'] !== undefined) tell(name, 'test_request.py', real.run(inside, 'python3 -m unittest test_request'));
  else console.log(`${name.padEnd(10)} test_request.py     – ${says}`);
  for (const one of servers) {
    if (lacking.get(one.name) !== false) continue;
    const asked = afterwards === undefined ? bytes : Buffer.from(afterwards, 'latin1');
    const why = await tryServer(name, inside, readme, one, asked, afterwards !== undefined);
    say(name, one.name, why === '', why);
  }
}

/** Why it is not the same, or ''. `leaves`: request.sh hangs up first, and `raw` asks what came of that. @param {string} name @param {string} inside @param {string} readme @param {Real} server @param {Buffer} raw @param {boolean} leaves */
async function tryServer(name, inside, readme, { name: server, title }, raw, leaves) {
  const command = readme.split(`\n### ${title}\n`)[1]?.match(/```sh\n(.*)\n```/)?.[1] ?? '';
  const started = await real.start(inside, `exec env ${command}`);
  if (!started.ok) return `did not start: ${command}\n${started.said}`;
  try {
    const script = real.run(inside, 'sh request.sh');
    // What a server makes of a client that has gone takes it a moment more.
    if (leaves) await pause(3000);
    const got = await ask(raw);
    const [why = [], ...others] = ['', ' later']
      .map((when) => expected.get(`${name} ${server}${when}`))
      .filter((one) => one !== undefined)
      .map((one) => differences(server, one, got, script, leaves));
    return others.some((other) => other.length === 0) ? '' : why.join('\n');
  } finally {
    await started.end();
  }
}

/** @param {string} server @param {any} first @param {{bytes: Buffer, closed: boolean}} got @param {{out: Buffer, said: string}} script @param {boolean} leaves */
function differences(server, first, got, script, leaves) {
  const wanted = leaves ? first.afterwards : first;
  const page = masked(server, Buffer.from(wanted.raw ?? '', 'base64'));
  const bytes = difference(page, masked(server, got.bytes));
  const end =
    (wanted.end === 'closed') === got.closed ? null : `the page: ${wanted.end}; there: ${got.closed ? 'closed' : 'kept open'}`;
  const came = leaves ? Buffer.from(first.raw ?? '', 'base64') : got.bytes;
  const printed = difference(masked(server, came), masked(server, script.out));
  return [bytes, end, printed === null ? null : `request.sh: ${printed} ${script.said.trim()}`].filter((one) => one !== null);
}

/** @param {string} name @param {string} what @param {{status: number | null, said: string}} ran */
function tell(name, what, { status, said }) {
  say(name, what, status === 0, said.trim().split('\n').slice(-6).join('\n'));
}

/** @param {string} name @param {string} what @param {boolean} same @param {string} why */
function say(name, what, same, why) {
  if (!same) failed += 1;
  console.log(`${name.padEnd(10)} ${what.padEnd(19)} ${same ? 'same' : `DIFFERS\n    ${why.replaceAll('\n', '\n    ')}`}`);
}

/** What differs at every run is no difference. @param {string} server @param {Buffer} bytes */
function masked(server, bytes) {
  const text = bytes.toString('latin1');
  return maskedAnswer(WITH_CHUNKS_BY_CHANCE.has(/** @type {ServerName} */ (server)) ? withOneChunk(text) : text);
}

/** @param {string} wanted @param {string} got @returns {string | null} */
function difference(wanted, got) {
  if (wanted === got) return null;
  const [a, b] = [wanted.split('\n'), got.split('\n')];
  const [longer] = a.length < b.length ? [b] : [a];
  const line = longer.findIndex((_, nth) => a[nth] !== b[nth]);
  return `line ${line + 1}: expected ${JSON.stringify(a[line] ?? null)}, came ${JSON.stringify(b[line] ?? null)}`;
}

// Every public case and exchange on every server, against what the real server did. To work on one server:
//   FIDELITY=gunicorn [FIDELITY_CASE=hello] npx vitest run src/testing/fidelity      plays it and prints what differs
import { expect, test } from 'vitest';
import { loadPython } from '../../runner/inline-python.node.ts';
import { SERVER_NAMES, type ServerName } from '../../runner/runner.ts';
import { recorded } from './corpus.node.ts';
import { type Compared, compareAll, exceptions } from './fidelity.node.ts';
import { IN_ANSWERS, IN_ENVIRON, IN_LOGS } from './volatile.ts';

const only = process.env.FIDELITY;
const known = exceptions();

const isListed = (server: ServerName, one: Compared): boolean =>
  known.some(
    (listed) =>
      listed.server === server &&
      listed.case === one.case &&
      listed.exchange === one.exchange &&
      listed.reason !== '' &&
      one.differs.length === Object.keys(listed.differs).length &&
      one.differs.every(({ what, played }) => listed.differs[what] === played),
  );

test.each(SERVER_NAMES.filter((name) => only === undefined || name === only))('%s', { timeout: 600_000 }, async (server) => {
  // An interpreter of its own: modules that warn only once, and the like, are new.
  const python = await loadPython();
  const grain = process.env.FIDELITY_GRAIN === 'lines' ? 'lines' : 'none';
  const compared = compareAll(python, server, { grain, only: process.env.FIDELITY_CASE });
  const different = compared.filter((one) => one.differs.length > 0);
  const listed = different.filter((one) => isListed(server, one));
  const wrong = different.filter((one) => !isListed(server, one));
  const stale = known.filter((one) => one.server === server).length - listed.length;
  const equal = compared.length - different.length;
  console.log(`${server}: ${equal} equal, ${listed.length} listed, ${wrong.length} different, of ${compared.length}`);
  if (only !== undefined) console.log(wrong.map((one) => shown(one)).join('\n'));
  if (process.env.FIDELITY_DUMP !== undefined) console.log(`DUMP ${JSON.stringify(wrong.map((one) => ({ server, ...one })))}`);
  expect(wrong.map((one) => shown(one))).toEqual([]);
  // Nothing is listed that has become equal.
  if (process.env.FIDELITY_CASE === undefined) expect(stale).toBe(0);
});

test.runIf(only === undefined || only === 'gthread')("gunicorn's threaded worker", { timeout: 600_000 }, async () => {
  const compared = compareAll(await loadPython(), 'gunicorn', { threads: 2, only: process.env.FIDELITY_CASE });
  // What the arbiter does and says when such a worker ends is rebuilt here, and not held against its words.
  const answers = compared.map((one) => ({ ...one, differs: one.differs.filter(({ what }) => !/^(log |exit$)/.test(what)) }));
  const wrong = answers.filter((one) => one.differs.length > 0).map((one) => shown(one));
  console.log(`gunicorn, 2 threads: ${compared.length - wrong.length} equal, ${wrong.length} different, of ${compared.length}`);
  expect(wrong).toEqual([]);
});

test('one byte changed in a recording is found', async () => {
  const hello = recorded('gunicorn').get('hello');
  if (hello === undefined) throw new Error('It was recorded.');
  const exchanges = hello.exchanges.map((one) =>
    one !== null && 'raw' in one ? { ...one, raw: one.raw.replace('text/plain', 'text/plaim') } : one,
  );
  const real = new Map([['hello', { ...hello, exchanges }]]);
  const compared = compareAll(await loadPython(), 'gunicorn', { only: 'hello', real });
  expect(compared.map((one) => one.differs.map(({ what }) => what))).toEqual([[], ...exchanges.map(() => ['raw'])]);
});

test('what differs at every run is a short written list', () => {
  const lines = [...IN_ANSWERS, ...IN_LOGS].map(({ what }) => what);
  console.log(`Not compared: ${[...new Set(lines), ...[...IN_ENVIRON].map(([key, why]) => `${key} (${why})`)].join('; ')}`);
  expect(lines.length).toBeLessThan(20);
});

function shown({ case: id, exchange, differs }: Compared): string {
  const parts = differs.map(({ what, recorded, played }) => {
    let at = 0;
    while (recorded[at] === played[at] && at < recorded.length) at += 1;
    const from = Math.max(0, at - 160);
    const [a, b] = [recorded, played].map((text) => JSON.stringify(text.slice(from, from + 500)));
    return `${id}[${exchange}] ${what}, from character ${at} of ${recorded.length}/${played.length}\n  recorded: ${a}\n  played:   ${b}`;
  });
  return parts.join('\n');
}

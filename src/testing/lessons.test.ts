// Plays every lesson in real CPython: the start fails, the solution passes, every mistake is caught by the check that names it,
// and what the text says about a run is so.
import { afterAll, describe, expect, test } from 'vitest';
import type { AuthoredLesson, Files } from '../lesson/lesson.ts';
import { crossedLayers, statusOf } from '../lesson/prediction.ts';
import { readCourse } from '../lesson/read-course.node.ts';
import { type CheckRun, SERVER_NAMES, type ServerChoice, type ServerName } from '../runner/runner.ts';
import type { Recording } from '../trace/recording.ts';
import { verdictsOf } from '../trace/referee/verdicts.ts';
import { nearMisses } from './near-misses.ts';
import { asked, describeClaim, holdTo, lessonPlayer, printed } from './play-lesson.node.ts';
import { rightSolutions } from './right-solutions.ts';

const wsgiref = { name: 'wsgiref' } as const;
const { runner, send, play } = lessonPlayer();
afterAll(() => runner.dispose());

const check = (lesson: AuthoredLesson, files: Files) => runner.check(lesson.check, { files, app: lesson.front.app }, wsgiref);

const failedNames = (run: CheckRun) => run.results.filter((one) => !one.passed && !one.waits).map((one) => one.name);

const course = readCourse('lessons');

/** A rule that is explained in a later lesson. The text says that it is broken, and where it is explained. */
const leftOpen: Readonly<Record<string, readonly string[]>> = {
  'generators-are-lazy': ['close-missing'],
  // Says so itself: what is still missing is a write().
  'write-a-gateway': ['write-not-given'],
  // What stands in for a server keeps the second visitor's page until the first one's has gone out.
  flags: ['middleware-waits'],
  // A gateway takes the body of a HEAD, a 204 or a 304 away; that there was one is not its fault.
  framing: ['body-on-head', 'body-without-content'],
};

describe.each(asked(course).map((lesson) => [`${lesson.number} ${lesson.front.title}`, lesson] as const))(
  '%s',
  (_name, lesson) => {
    test('the page and Python read the same checks', async () => {
      const { results, fault } = await check(lesson, lesson.solution);
      expect(fault).toBeNull();
      expect(results.map(({ name, sentence }) => ({ name, sentence }))).toEqual(lesson.checks);
    });

    test('the start is not done yet', async () => {
      const run = await check(lesson, lesson.start);
      expect(run.fault).toBeNull();
      expect(failedNames(run)).not.toEqual([]);
    });

    test('the solution passes everything', async () => {
      const { results, fault } = await check(lesson, lesson.solution);
      expect(fault).toBeNull();
      expect(results.filter((one) => !one.passed)).toEqual([]);
    });

    test('the solution breaks no rule that the text does not speak of', async () => {
      const tried = lesson.prose.flatMap((block) => (block.kind === 'try' ? [block.request] : []));
      for (const request of [lesson.front.request, ...tried]) {
        const { recording } = await play(lesson, { of: 'solution', request });
        const broken = verdictsOf(recording).map(({ rule }) => rule.id);
        const open = leftOpen[lesson.slug] ?? [];
        expect([request, ...broken.filter((rule) => !open.includes(rule))]).toEqual([request]);
        if (request === lesson.front.request) expect(broken).toEqual(open.slice(0, 1));
      }
    });

    test('the same passes whatever server was chosen', async () => {
      const project = { files: lesson.solution, app: lesson.front.app };
      const { results, fault } = await runner.check(lesson.check, project, { name: 'mod_wsgi-daemon' });
      expect([fault, results.filter((one) => !one.passed)]).toEqual([null, []]);
    });

    // mod_wsgi finds the other files as in the page, where it is told to look beside its script.
    test.each(SERVER_NAMES)('the solution does the same on %s', async (name) => {
      const { raw, recording } = await send(lesson, lesson.solution, lesson.front.request, { name, pythonPath: true });
      const here = await play(lesson, { of: 'solution', request: lesson.front.request });
      const told = (one: Recording) => [statusOf(one), crossedLayers(one), verdictsOf(one).map(({ rule }) => rule.id)];
      expect(raw).toMatch(/^HTTP\/1\.[01] \d{3} /);
      expect(told(recording)).toEqual(told(here.recording));
    });

    test.each(lesson.mistakes.map((mistake) => [mistake.name, mistake.check, mistake] as const))(
      'the mistake %s fails %s, and no other',
      async (_mistake, name, mistake) => {
        const run = await check(lesson, mistake.files);
        expect(run.fault).toBeNull();
        expect(failedNames(run)).toEqual([name]);
        const result = run.results.find((one) => one.name === name);
        expect(result?.says).toContain(mistake.says);
        expect(result?.says).not.toContain('itself is to blame');
      },
    );

    test.each(lesson.claims.map((claim) => [claim.where, describeClaim(claim), claim] as const))(
      '%s: %s',
      async (_where, _what, claim) => holdTo(claim, await play(lesson, claim)),
    );

    const others = rightSolutions(lesson);
    test.runIf(others.length > 0).each(others)('another right way passes: %s', async (_how, files) => {
      const { results, fault } = await check(lesson, files);
      expect(fault).toBeNull();
      expect(results.filter((one) => !one.passed)).toEqual([]);
    });

    const almost = nearMisses(lesson);
    test.runIf(almost.length > 0).each(almost)('a near miss fails: %s', async (_how, files) => {
      const run = await check(lesson, files);
      expect(run.fault).toBeNull();
      expect(failedNames(run)).not.toEqual([]);
      // What failed is said of the program, and no check has fallen over.
      expect(run.results.map(({ says }) => says).join('\n')).not.toContain('itself is to blame');
    });
  },
);

test('what the text of 4.1 shows: the flag goes to the server, and the list that arrives is the one that greet made', async () => {
  const lesson = course.find((one) => one.slug === 'pass-through');
  if (!lesson) throw new Error('4.1 is gone');
  const { recording } = await play(lesson, { of: 'start', request: lesson.front.request });
  expect(recording.events.find((event) => event.type === 'start_response')).toMatchObject({ to: 0 });
  const gave = recording.events.flatMap((event) => (event.type === 'return' ? [event.body] : []));
  expect(gave).toEqual([gave[0], gave[0]]);
  const after = await play(lesson, { of: 'solution', request: lesson.front.request });
  expect(after.recording.events.flatMap((event) => (event.type === 'next' ? [event.by] : []))).toEqual([0, 0, 0, 0]);
});

test('what the text of 4.5 shows: 13 bytes go into GZip, and more come out', async () => {
  const lesson = course.find((one) => one.slug === 'order-matters');
  if (!lesson) throw new Error('4.5 is gone');
  const { raw, recording } = await play(lesson, { of: 'start', request: lesson.front.request });
  expect(raw).not.toContain('Server-Timing');
  expect(recording.layers.map((layer) => layer.name)).toEqual(['wsgiref', 'GZip', 'Auth']);
  const after = await send(lesson, lesson.solution, lesson.front.request);
  expect(after.raw).toMatch(/Server-Timing: total;dur=\d/);
  expect(after.raw.endsWith('\r\n\r\nWho are you?\n')).toBe(true);
});

const named = (slug: string): AuthoredLesson => {
  const lesson = course.find((one) => one.slug === slug);
  if (!lesson) throw new Error(`${slug} is gone`);
  return lesson;
};

test('what the text of 1.5 says of gunicorn: a status 500, and why is in the console', async () => {
  const lesson = named('swap-the-server');
  const { raw, recording } = await send(lesson, lesson.start, lesson.front.request, { name: 'gunicorn' });
  expect(raw).toMatch(/^HTTP\/1.1 500 /);
  expect(printed(recording)).toContain("KeyError: 'CONTENT_LENGTH'");
});

test('what the text of 2.6 says: eight bytes were sent, nobody was there to hear, and on gunicorn it works', async () => {
  const lesson = named('the-request-body');
  const { raw, recording } = await send(lesson, lesson.start, lesson.front.request);
  expect(raw).toBe('');
  expect(recording.events.find((event) => event.type === 'read')).toMatchObject({ asked: null, got: 8 });
  const other = await send(lesson, lesson.start, lesson.front.request, { name: 'gunicorn' });
  expect(other.raw).toContain('You ordered 3 onions.');
});

test('what the text of 5.2 says: two daemon processes take turns, and each counts its own', async () => {
  const lesson = named('processes-and-globals');
  const visits: string[] = [];
  for (let nth = 0; nth < 4; nth++) {
    const { raw } = await send(lesson, lesson.start, lesson.front.request, { name: 'mod_wsgi-daemon', processes: 2 });
    visits.push(/Visit \d+\. Several processes: \w+/.exec(raw)?.[0] ?? raw);
  }
  expect(visits).toEqual([1, 1, 2, 2].map((visit) => `Visit ${visit}. Several processes: True`));
});

test('what the text of 3.3 says of the servers: who adds which header', async () => {
  const lesson = named('framing');
  const headOf = async (name: ServerName) =>
    (await send(lesson, lesson.solution, lesson.front.request, { name })).raw.split('\r\n\r\n')[0];
  expect(await headOf('gunicorn')).toMatch(/^Server: [\s\S]*^Date: [\s\S]*^Connection: close/m);
  expect(await headOf('uwsgi')).toBe('HTTP/1.1 200 OK\r\nContent-Type: text/plain');
  expect(await headOf('wsgiref')).toMatch(/^Date: [\s\S]*^Server: /m);
});

test('what the text of 5.1 says: touched, the script is run again in the same process, or in a new one', async () => {
  const lesson = named('embedded-or-daemon');
  const touched = async (name: ServerName) => {
    const server = { name, pythonPath: true };
    const bodies: string[] = [];
    for (const path of ['/', '/touch', '/']) bodies.push((await send(lesson, lesson.start, `GET ${path}`, server)).raw);
    return bodies.at(-1);
  };
  const embedded = await touched('mod_wsgi-embedded');
  expect(embedded).toContain('Visit 1. In this process, app.py has run 2 times.');
  expect(embedded).toContain("My process group is ''.");
  const daemon = await touched('mod_wsgi-daemon');
  expect(daemon).toContain('Visit 1. In this process, app.py has run 1 times.');
  expect(daemon).toContain("My process group is 'main'.");
});

test('what the text of 5.3 says: the flags tell how a server is set', async () => {
  const lesson = named('flags');
  const flagsOf = async (server: ServerChoice) => {
    const { recording } = await send(lesson, lesson.start, 'GET /', { pythonPath: true, ...server });
    const call = recording.events.find((event) => event.type === 'call');
    const told = call?.type === 'call' ? call.environ : undefined;
    return ['wsgi.multithread', 'wsgi.multiprocess', 'wsgi.run_once'].map((key) => told?.[key]?.text);
  };
  expect(await flagsOf({ name: 'waitress', threads: 1 })).toEqual(['True', 'False', 'False']);
  expect(await flagsOf({ name: 'mod_wsgi-daemon', processes: 1 })).toEqual(['False', 'True', 'False']);
  expect(await flagsOf({ name: 'wsgiref' })).toEqual(['False', 'False', 'False']);
});

test('what the text of 5.4 shows of gunicorn: its log, from the start to the error', async () => {
  const lesson = named('playground-to-production');
  const { raw, log } = await send(lesson, lesson.start, 'GET /', { name: 'gunicorn' });
  expect(raw).toMatch(/^HTTP\/1\.1 500 [\s\S]*Internal Server Error/);
  const plain = log.replace(/\[\d{4}-[^\]]*\] \[(\d+)\]/g, '[$1]');
  expect(plain).toMatch(
    /\[INFO\] Starting gunicorn [\d.]+\n.*\[INFO\] Listening at: http:\/\/127\.0\.0\.1:8000 \(\d+\)\n.*\[INFO\] Using worker: sync\n.*Booting worker with pid: \d+\n/,
  );
  expect(plain).toMatch(/\[ERROR\] Error handling request GET \/\nTraceback[\s\S]*\nKeyError: 'HOME'\n/);
  // And of a request that went well, nothing.
  const fine = await send(lesson, lesson.solution, 'GET /onions', { name: 'gunicorn' });
  expect(fine.log.match(/GET \/onions/g)).toHaveLength(1);
});

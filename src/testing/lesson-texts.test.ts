// What the texts of lessons say that no directive can hold: of several requests in a row, of other servers, of what is not there.
import { afterAll, expect, test } from 'vitest';
import type { AuthoredLesson } from '../lesson/lesson.ts';
import { readCourse, readExamples } from '../lesson/read-course.node.ts';
import type { ServerChoice, ServerName } from '../runner/runner.ts';
import { faultSentence } from '../trace/fault-sentence.ts';
import { verdictsOf } from '../trace/referee/verdicts.ts';
import { nameOf } from '../trace/words.ts';
import { lessonPlayer, printed } from './play-lesson.node.ts';

const { runner, send, play } = lessonPlayer();
afterAll(() => runner.dispose());

const course = readCourse('lessons');
const named = (slug: string): AuthoredLesson => {
  const lesson = course.find((one) => one.slug === slug);
  if (!lesson) throw new Error(`${slug} is gone`);
  return lesson;
};

test('what the text of 1.2 says: the callable is told again at each visit, and neither the file nor its sentence', async () => {
  const lesson = named('when-called');
  const answers: string[] = [];
  for (let nth = 0; nth < 3; nth++)
    answers.push((await send(lesson, lesson.start, lesson.front.request)).raw.split('\r\n\r\n')[1] ?? '');
  expect(answers).toEqual(
    [1, 2, 3].map((visits) => `You are visitor 1. Ran: ${['top', 'bottom', ...Array(visits).fill('application')].join(', ')}.\n`),
  );
});

test('what the text of 1.4 says: the Rules name the rule, the line, and who broke it towards whom', async () => {
  const { recording } = await play(named('two-halves'), { of: 'start', request: 'GET /soup' });
  const [verdict] = verdictsOf(recording);
  expect(verdict).toMatchObject({ rule: { id: 'headers-type' }, towards: 'server' });
  expect(verdict === undefined ? null : recording.events[verdict.cursor]?.place?.line).toBe(7);
});

test('what the text of 2.3 says: the server gets the number 80', async () => {
  const { recording } = await play(named('iterable-of-bytes'), { of: 'start', request: 'GET /recipe' });
  const chunk = recording.events.find((event) => event.type === 'chunk');
  expect(chunk?.type === 'chunk' ? chunk.value : null).toMatchObject({ type: 'int', text: '80' });
});

test('what the text of 2.5 says of an empty piece: wsgiref and gunicorn send the headers, waitress and mod_wsgi wait for a byte', async () => {
  const lesson = named('streaming');
  const begun = `import time


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield b""
    time.sleep(0.01)
    yield b"late"
`;
  const sendsAtOnce = async (name: ServerName) => {
    const { recording } = await send(lesson, { 'app.py': begun }, 'GET /', { name, pythonPath: true });
    const types = recording.events.map(({ type }) => type);
    return types.indexOf('sent') < types.indexOf('wait');
  };
  expect(await Promise.all((['wsgiref', 'gunicorn'] as const).map(sendsAtOnce))).toEqual([true, true]);
  const waiting = ['waitress', 'mod_wsgi-embedded', 'mod_wsgi-daemon'] as const;
  expect(await Promise.all(waiting.map(sendsAtOnce))).toEqual([false, false, false]);
});

test('what the text of 2.8 says: with exc_info, the price of the onion is all that the client gets', async () => {
  const lesson = named('when-it-goes-wrong');
  const { raw, recording } = await play(lesson, { of: 'solution', request: 'GET /onion+garlic' });
  expect(raw).toMatch(/^HTTP\/1\.0 200 OK\r\n[\s\S]*\r\n\r\nonion: 2\n$/);
  expect(printed(recording)).toContain("KeyError: 'garlic'");
});

test('what the text of 4.8 says: packed, three lines are more bytes, and only in one piece they have a length', async () => {
  const lesson = named('preprocess-content');
  const answered = async (files: AuthoredLesson['start'], request: string) => {
    const [head = '', body = ''] = (await send(lesson, files, request)).raw.split('\r\n\r\n');
    return { length: /^Content-Length: (\d+)/m.exec(head)?.[1] ?? null, bytes: body.length };
  };
  const plain = await answered(lesson.start, 'GET /story');
  expect(plain.length).toBe(String(plain.bytes));
  const packed = await answered(lesson.start, lesson.front.request);
  expect(Number(packed.length)).toBeGreaterThan(plain.bytes);
  expect((await answered(lesson.solution, lesson.front.request)).length).toBeNull();
});

test('what the text of 4.9 says: two visitors out of three are served, and in the end nobody goes down to the cellar twice', async () => {
  const lesson = named('balance');
  const visits = async (files: AuthoredLesson['start']) => {
    const came: { status: string; houses: string[] }[] = [];
    for (let nth = 0; nth < 3; nth++) {
      const { raw, recording } = await send(lesson, files, lesson.front.request);
      came.push({ status: raw.slice(9, 12), houses: recording.layers.map(({ name }) => name).slice(2) });
    }
    return came;
  };
  expect((await visits(lesson.start)).map(({ status }) => status)).toEqual(['500', '200', '200']);
  const mended = await visits(lesson.solution);
  expect(mended.map(({ status }) => status)).toEqual(['200', '200', '200']);
  expect(mended.map(({ houses }) => houses.includes('cellar'))).toEqual([true, false, false]);
  expect((await send(lesson, lesson.solution, 'GET /flood')).raw.slice(9, 12)).toBe('503');
  expect((await visits(lesson.solution)).map(({ status }) => status)).toEqual(['503', '503', '503']);
});

test('what the text of 4.11 says: ProxyFix has kept the old values under a key with a dot in it', async () => {
  const lesson = named('real-ones');
  const { recording } = await play(lesson, { of: 'solution', request: lesson.front.request });
  expect(JSON.stringify(recording.events)).toContain('werkzeug.proxy_fix.orig');
});

test('what the text of 8.3 says of the gallery: nine want to be repaired', () => {
  expect(readExamples('lessons').filter(({ part }) => part.title === 'To be repaired')).toHaveLength(9);
});

test('what the text of 4.1 shows: the flag goes to the server, and the list that arrives is the one that greet made', async () => {
  const lesson = named('pass-through');
  const { recording } = await play(lesson, { of: 'start', request: lesson.front.request });
  expect(recording.events.find((event) => event.type === 'start_response')).toMatchObject({ to: 0 });
  const gave = recording.events.flatMap((event) => (event.type === 'return' ? [event.body] : []));
  expect(gave).toEqual([gave[0], gave[0]]);
  const after = await play(lesson, { of: 'solution', request: lesson.front.request });
  expect(after.recording.events.flatMap((event) => (event.type === 'next' ? [event.by] : []))).toEqual([0, 0, 0, 0]);
});

test('what the text of 4.5 shows: 13 bytes go into GZip, and more come out', async () => {
  const lesson = named('order-matters');
  const { raw, recording } = await play(lesson, { of: 'start', request: lesson.front.request });
  expect(raw).not.toContain('Server-Timing');
  expect(recording.layers.map((layer) => layer.name)).toEqual(['wsgiref', 'GZip', 'Auth']);
  const after = await send(lesson, lesson.solution, lesson.front.request);
  expect(after.raw).toMatch(/Server-Timing: total;dur=\d/);
  expect(after.raw.endsWith('\r\n\r\nWho are you?\n')).toBe(true);
});

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
  expect(await headOf('waitress')).toMatch(/^Connection: close/m);
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

test('what the text of 4.10 says of the third mistake: it is in the console, and nobody has stopped for it', async () => {
  const lesson = named('both-languages');
  const open = lesson.mistakes.find(({ name }) => name === 'leaves-it-open');
  const { recording } = await send(lesson, open?.files ?? {}, 'GET /');
  expect(printed(recording)).toContain('Iterator garbage collected without being closed');
  expect(faultSentence(recording)).toBeNull();
});

test('what 5.3 says of the Rules: they name Page, for what Like does from within it', async () => {
  const lesson = named('flags');
  const { recording } = await send(lesson, lesson.start, 'GET /threads');
  const told = verdictsOf(recording).map(({ rule, span }) => [rule.id, nameOf(recording, span)]);
  expect(told).toEqual([['middleware-waits', 'Page']]);
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

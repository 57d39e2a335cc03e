// Which bundles a project is handed, by the words in its files; and what happens when one was not among the words.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { BundleIndex } from './bundle-zips.ts';
import { mentioned, Shelf } from './bundles.ts';
import { answered, ask, assets, honest, kinds, type Program, text, wsgiref } from './house.fixture.ts';
import { Interpreter } from './interpreter.ts';
import { nodeRunner } from './node-runner.node.ts';
import { poolRunner } from './pool.ts';
import type { Hear, Process } from './process.ts';
import type { ToWorker } from './protocol.ts';

const bundle = (modules: string[], more: Partial<BundleIndex['bundles'][string]> = {}) => ({
  modules,
  needs: [],
  server: false,
  companion: false,
  ...more,
});
const INDEX: BundleIndex = {
  bundles: {
    serve: bundle(['serve'], { server: true }),
    flask: bundle(['flask'], { needs: ['werkzeug', 'click'] }),
    werkzeug: bundle(['werkzeug'], { needs: ['markupsafe'] }),
    markupsafe: bundle(['markupsafe']),
    click: bundle(['click']),
    webob: bundle(['webob'], { needs: ['cgi'] }),
    cgi: bundle(['cgi'], { companion: true }),
  },
  missing: { paste: { modules: ['paste'] } },
};
const bytes = new SharedArrayBuffer(1);
const shelf = (zip: (name: string) => Promise<SharedArrayBuffer> = async () => bytes) =>
  new Shelf({ index: async () => JSON.stringify(INDEX), zip });

describe('the words of a project name', () => {
  test.each([
    ['import flask', ['flask', 'werkzeug', 'click', 'markupsafe']],
    ['from werkzeug.middleware.proxy_fix import ProxyFix', ['werkzeug', 'markupsafe']],
    ['__import__("markupsafe")', ['markupsafe']],
    ['# click here', ['click']],
    ['flask_login = clicks = 1', []],
    ['import webob', ['webob', 'cgi']],
  ])('%s', (source, names) => expect(mentioned(INDEX, ['x = 1', source])).toEqual(names));

  test('nothing that every process has, and nothing that only comes along', () => {
    expect(mentioned(INDEX, ['import serve, cgi'])).toEqual([]);
  });
});

describe('what a project is handed', () => {
  test('is fetched once', async () => {
    const zip = vi.fn(async () => bytes);
    const here = shelf(zip);
    await here.packagesFor(['werkzeug']);
    const { zips } = await here.packagesFor(['flask']);
    expect(Object.keys(zips)).toEqual(['flask', 'werkzeug', 'click', 'markupsafe']);
    expect(zip.mock.calls.flat()).toEqual(['werkzeug.zip', 'markupsafe.zip', 'flask.zip', 'click.zip']);
  });

  test('tells of every module that there is, but of what comes along only with those who need it', async () => {
    const here = shelf();
    expect(Object.keys((await here.packagesFor([])).modules)).toEqual([
      'flask',
      'werkzeug',
      'markupsafe',
      'click',
      'webob',
      'paste',
    ]);
    expect((await here.packagesFor(['webob'])).modules).toMatchObject({ cgi: 'cgi' });
  });

  test('says what this build lacks, and what could not be fetched, which is tried again', async () => {
    let online = false;
    const here = shelf(async () => (online ? bytes : Promise.reject(new Error('offline'))));
    const { absent, zips } = await here.packagesFor(['click']);
    expect(zips).toEqual({});
    expect(absent).toEqual({
      click: expect.stringMatching(/^click comes with the playground, but could not be fetched/),
      paste: expect.stringMatching(/^paste is not in this build of the playground/),
    });
    online = true;
    expect(Object.keys((await here.packagesFor(['click'])).zips)).toEqual(['click']);
  });

  test('is nothing where the build has no list of bundles', async () => {
    const bare = new Shelf({ index: () => Promise.reject(new Error('404')), zip: async () => bytes });
    expect(await bare.packagesFor(['flask'])).toEqual({ zips: {}, modules: {}, absent: {} });
    expect(await bare.servers()).toEqual({});
  });
});

/** Processes of a few lines that lack flask until they are handed it. */
function forgetful(where: 'start' | 'request' | 'check') {
  const made: ToWorker[][] = [];
  const program: Program = (message) => {
    const own = made.at(-1);
    const offered = own?.some((heard) => 'packages' in heard && 'flask' in heard.packages.zips);
    const lacks = message.kind === where && !offered ? ['flask', 'nonsense'] : [];
    return honest(message).map((answer) =>
      answer.kind === 'started' || answer.kind === 'answered' || answer.kind === 'checked' ? { ...answer, lacks } : answer,
    );
  };
  const runner = poolRunner({
    load: async () => assets,
    shelf: shelf(),
    spare: false,
    whenIdle: () => {},
    warn: () => {},
    spawn: (hear): Process => {
      const heard: ToWorker[] = [];
      made.push(heard);
      return {
        post: (message) => {
          heard.push(message);
          queueMicrotask(() => {
            for (const answer of program(message)) hear(answer);
          });
        },
        end: async () => {},
      };
    },
  });
  return { runner, made };
}
const plain = { files: { 'app.py': 'x' }, app: 'app:application' };

describe('a bundle that no word named', () => {
  test('is handed to a fresh process when the start looked for it, and to those after it', async () => {
    const { runner, made } = forgetful('start');
    expect((await runner.send(ask('a'), plain, wsgiref)).started.ok).toBe(true);
    expect(made.map(kinds)).toEqual([
      ['boot', 'start'],
      ['boot', 'start', 'request'],
    ]);
    await runner.send(ask('b'), { ...plain, files: { 'app.py': 'y' } }, wsgiref);
    expect(made).toHaveLength(3);
  });

  test('is handed to a fresh process when a request looked for it, and the request is put to that', async () => {
    const { runner, made } = forgetful('request');
    const { outcome } = await runner.send(ask('a'), plain, wsgiref);
    expect(text(outcome?.raw)).toBe('echo a');
    expect(made.map(kinds)).toEqual([
      ['boot', 'start', 'request'],
      ['boot', 'start', 'request'],
    ]);
  });

  test('is handed to a fresh process when a check looked for it', async () => {
    const { runner, made } = forgetful('check');
    expect((await runner.check('', plain, wsgiref)).fault).toBeNull();
    expect(made).toHaveLength(2);
  });

  test('that can not be had ends it: there is no third try', async () => {
    const here = shelf(() => Promise.reject(new Error('offline')));
    const spawn = (hear: (message: ReturnType<typeof answered>) => void): Process => ({
      post: (message) => queueMicrotask(() => message.kind === 'request' && hear({ ...answered(1), lacks: ['flask'] })),
      end: async () => {},
    });
    const interpreter = new Interpreter(spawn, assets, here);
    await interpreter.request(ask('a'), 'none', 1000);
    expect(await interpreter.mustBeginAnew()).toBe(false);
    expect(interpreter.spent).toBe(false);
  });
});

describe('the clock', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const werkzeug = { files: { 'app.py': 'import werkzeug' }, app: 'app:application' };

  /** How often a process could begin anew, with 1500 of its 2000 milliseconds between, before it was too late. */
  async function renewals<T>(ask: (one: Interpreter) => Promise<T>): Promise<{ times: number; answer: T }> {
    let say: Hear = () => {};
    const spawn = (hear: Hear): Process => {
      say = hear;
      return { post: () => {}, end: async () => {} };
    };
    const asked = ask(new Interpreter(spawn, assets, shelf()));
    let over = false;
    void asked.then(() => {
      over = true;
    });
    await vi.advanceTimersByTimeAsync(0);
    let times = 0;
    for (; !over; times += 1) {
      say({ kind: 'begun' });
      await vi.advanceTimersByTimeAsync(1500);
    }
    return { times: times - 1, answer: await asked };
  }

  test('begins anew with each bundle that is unpacked, and not more often', async () => {
    const { times, answer } = await renewals((one) => one.start(werkzeug, wsgiref, 'none', 1, 0, 2000));
    // For the start, for a server that has come to the project, for werkzeug, and for markupsafe.
    expect(times).toBe(4);
    expect(answer.ok).toBe(false);
  });

  test('begins anew with each check of a lesson as well: each imports the project for itself', async () => {
    const check =
      'class Checks(Lesson):\n    def test_one(self): ...\n\n    def test_two(self): ...\n\n    def helper(self): ...\n';
    const { times, answer } = await renewals((one) => one.check(check, werkzeug, wsgiref, 2000));
    expect(times).toBe(6);
    expect(answer.fault).not.toBeNull();
  });
});

describe('under Node, for real', () => {
  const runner = nodeRunner({ spare: false });
  const answer = async (source: string) => {
    const { started, outcome } = await runner.send(
      ask('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'),
      { files: { 'app.py': source }, app: 'app:application' },
      wsgiref,
      // Other tests may keep the machine busy.
      { limit: 20_000 },
    );
    return { started, outcome, body: text(outcome?.raw).split('\r\n\r\n')[1] };
  };

  test('a name in the source', async () => {
    const { body } = await answer(
      'from flask import Flask\napplication = Flask(__name__)\n@application.get("/")\ndef hi():\n    return "hi"\n',
    );
    expect(body).toBe('hi');
  });

  test('a name that is put together when the module is imported', async () => {
    const { body, outcome } = await answer(
      'bottle = __import__("bot" + "tle")\napplication = bottle.Bottle()\n@application.get("/")\ndef hi():\n    return "hi"\n',
    );
    expect(body).toBe('hi');
    expect(outcome?.recording?.layers.map(({ name }) => name)).toContain('Bottle');
  });

  test('a name that is put together when a request is answered', async () => {
    const { body } = await answer(
      'def application(environ, start_response):\n    web = __import__("web" + "ob")\n    start_response("200 OK", [])\n    return [web.__name__.encode()]\n',
    );
    expect(body).toBe('webob');
    runner.dispose();
  });
});

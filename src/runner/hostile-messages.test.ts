// A process that says whatever it likes: nothing of it stops the page, fills it up, or passes for what it is not.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { emptyShelf } from './bundles.ts';
import { answered, ask, assets, begin, pieces, project, sent, text, wsgiref } from './house.fixture.ts';
import { Interpreter } from './interpreter.ts';
import type { Hear } from './process.ts';
import type { ToWorker } from './protocol.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const booted = { kind: 'booted', restored: true, python: '3.14.2', milliseconds: 1 };

/** An interpreter whose process says just what a test makes it say. */
async function stranger(first: unknown = booted) {
  const heard: ToWorker[] = [];
  const process = { say: (() => {}) as Hear, ended: false };
  const interpreter = new Interpreter(
    (hear) => {
      process.say = hear;
      return {
        post: (message) => void heard.push(message),
        end: async () => {
          process.ended = true;
        },
      };
    },
    assets,
    emptyShelf(),
  );
  process.say(first);
  await interpreter.ready.catch(() => {});
  const asked = async <T>(work: Promise<T>): Promise<T> => {
    await vi.advanceTimersByTimeAsync(0);
    return work;
  };
  return { interpreter, process, heard, asked };
}
type Stranger = Awaited<ReturnType<typeof stranger>>;

/** Puts a request to it, lets it say `all`, and gives what came of it. */
async function sayingAll({ interpreter, process }: Stranger, all: Iterable<unknown>) {
  const outcome = interpreter.request(ask('GET'), 'lines', 2000);
  await vi.advanceTimersByTimeAsync(0);
  for (const said of all) process.say(said);
  await vi.advanceTimersByTimeAsync(0);
  return outcome;
}

const saying = (one: Stranger, ...all: unknown[]) => sayingAll(one, all);

const circle: Record<string, unknown> = { kind: 'answered' };
circle.log = circle;
const polluting: unknown = JSON.parse(
  '{"kind":"answered","id":1,"end":"closed","exited":null,"unrecorded":null,"log":{},"environ":null,"__proto__":{"polluted":true}}',
);
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

const nonsense: Record<string, unknown> = {
  nothing: undefined,
  null: null,
  'a text': 'answered',
  'a number': 7,
  'a list': [answered(1)],
  'an error': new Error('answered'),
  'a map': new Map([['kind', 'answered']]),
  'a date': new Date(0),
  bytes: new Uint8Array(3),
  'an object without a kind': {},
  'a kind that is none': { kind: 'constructor' },
  'a kind that is no text': { kind: { toString: 'answered' } },
  'what only the page says': { kind: 'request', id: 1, raw: new Uint8Array() },
  'a circle': circle,
  'a field more than there is': { ...answered(1), done: true },
  'a prototype in place of a field': polluting,
  'pieces that are no text': { kind: 'pieces', json: ['[]'] },
  'a piece that is too long': { kind: 'pieces', json: ' '.repeat(9 * 1024 * 1024) },
  'sent bytes that are text': { kind: 'sent', bytes: 'hello' },
  'sent bytes that are a list': { kind: 'sent', bytes: [104, 105] },
  'sent bytes that are only like some': { kind: 'sent', bytes: { length: 5, buffer: { byteLength: 1 } } },
  'that it has been made ready, again': booted,
  'that it could not be made ready': { kind: 'boot-failed', says: 'No.' },
  'a start': { kind: 'started', json: '{"ok": true, "log": {}, "exited": null}' },
  'a check that has passed': {
    kind: 'checked',
    json: '{"results": [{"name": "test_it", "sentence": "It works.", "passed": true, "says": "", "at": null}], "fault": null}',
  },
  'an answer to a request before': answered(0),
  'an answer to a request to come': answered(2),
  'an end that is none': { ...answered(1), end: 'solved' },
  'a log that is no text': { ...answered(1), log: { stderr: { html: '<b>' } } },
  'logs without number': { ...answered(1), log: Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`${at}.log`, ''])) },
  'an environ that is text': { ...answered(1), environ: 'PATH_INFO' },
  'an environ without end': {
    ...answered(1),
    environ: Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`${at}`, ['str', '']])),
  },
  'an exit code that is text': { ...answered(1), exited: '0' },
  'bundles without number': { ...answered(1), lacks: Array.from({ length: 101 }, () => 'flask') },
  'an order of layers that is none': { kind: 'arranged', id: 1, json: '{"slots": 3}' },
  'an answer of a registry that is none': { kind: 'asked', id: 1, json: '{"ok": 3}' },
  'an order of layers that is no text': { kind: 'arranged', id: 1, json: [] },
  'a syntax fault that is none': { kind: 'compiled', id: 1, fault: '<b>' },
  'a syntax fault at no line': {
    kind: 'compiled',
    id: 1,
    fault: { says: 'x', line: -1, column: 1, endLine: null, endColumn: null },
  },
  'last words that are none': { kind: 'died', why: 'limit', says: '' },
  'last words without end': { kind: 'died', why: 'exit', says: 'x'.repeat(5000) },
};

describe('what no process says ends it, and the request is answered with why', () => {
  test.each(Object.entries(nonsense))('%s', async (_, said) => {
    const one = await stranger();
    const outcome = await saying(one, sent('half'), said);
    expect(outcome?.stopped).toMatchObject({ why: 'exit', says: expect.stringContaining('no server process says') });
    expect(text(outcome?.raw)).toBe('half');
    expect(one.process.ended).toBe(true);
    expect(one.interpreter.spent).toBe(true);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  test('nothing of it is heard after that', async () => {
    const one = await stranger();
    const outcome = await saying(one, null, sent('forged'), answered(1));
    expect(outcome?.stopped?.why).toBe('exit');
    expect(outcome?.raw).toHaveLength(0);
  });

  test.each(['no JSON', '7', nested(100_000), '{"ok": true}', '{"ok": "yes", "log": {}, "exited": null}'])(
    'a start that says %.20s',
    async (json) => {
      const { interpreter, process, asked } = await stranger();
      const starting = interpreter.start(project(), wsgiref, 'lines', 1, 0, 2000);
      await vi.advanceTimersByTimeAsync(0);
      process.say({ kind: 'started', json });
      expect(await asked(starting)).toMatchObject({ ok: false, says: expect.stringContaining('no server process says') });
    },
  );

  test('while it is being made ready: it never is', async () => {
    const { interpreter, process } = await stranger({ kind: 'pieces', json: 7 });
    await expect(interpreter.ready).rejects.toThrow('makes no sense');
    expect(process.ended).toBe(true);
  });
});

describe('a check', () => {
  const passed =
    '{"results": [{"name": "test_it", "sentence": "It works.", "passed": true, "says": "", "at": null}], "fault": null}';
  test('can be passed by nobody who is not being checked', async () => {
    const { interpreter, process } = await stranger();
    process.say({ kind: 'checked', json: passed });
    await vi.advanceTimersByTimeAsync(0);
    expect(interpreter.spent).toBe(true);
  });

  test.each([
    ['no JSON', 'passed'],
    ['a verdict that is no truth value', passed.replace('true', '"true"')],
    ['a moment before all moments', passed.replace('null}]', '{"recording": -1, "event": 0}}]')],
    ['no results', '{"fault": null}'],
  ])('whose result is %s has none', async (_, json) => {
    const { interpreter, process, asked } = await stranger();
    const checking = interpreter.check('', project(), wsgiref, 2000);
    await vi.advanceTimersByTimeAsync(0);
    process.say({ kind: 'checked', json });
    expect(await asked(checking)).toMatchObject({ results: [], fault: expect.stringContaining('no server process says') });
  });

  test('whose words have no end is drawn with the beginning of them', async () => {
    const { interpreter, process, asked } = await stranger();
    const checking = interpreter.check('', project(), wsgiref, 2000);
    await vi.advanceTimersByTimeAsync(0);
    process.say({ kind: 'checked', json: passed.replace('"says": ""', `"says": "${'x'.repeat(1_000_000)}"`) });
    expect((await asked(checking)).results[0]?.says.length).toBeLessThan(25_000);
  });
});

describe('a flood', () => {
  test('of messages ends it', async () => {
    const one = await stranger();
    const drop = sent('');
    const outcome = await sayingAll(
      one,
      Array.from({ length: 500_001 }, () => drop),
    );
    expect(outcome?.stopped).toMatchObject({ why: 'memory', says: expect.stringContaining('more than the page can hold') });
    expect(one.process.ended).toBe(true);
  });

  test('of bytes ends it, and a view of many bytes counts as all of them', async () => {
    const one = await stranger();
    const view = new Uint8Array(new ArrayBuffer(64 * 1024 * 1024), 0, 1);
    const outcome = await saying(one, ...Array.from({ length: 4 }, () => ({ kind: 'sent', bytes: view })), answered(1));
    expect(outcome?.stopped?.says).toContain('more than the page can hold');
    expect(outcome?.raw).toHaveLength(3);
  });

  test('of text ends it', async () => {
    const one = await stranger();
    const long = pieces('x'.repeat(8_000_000));
    expect((await saying(one, ...Array.from({ length: 26 }, () => long)))?.stopped?.says).toContain(
      'more than the page can hold',
    );
  });

  test('from a process that was asked nothing ends it, and none of it is kept', async () => {
    const one = await stranger();
    await saying(one, sent('a'), answered(1));
    for (let times = 0; times < 500; times += 1) one.process.say(sent('late'));
    one.process.say(pieces(begin));
    const next = one.interpreter.request(ask('GET'), 'lines', 2000);
    await vi.advanceTimersByTimeAsync(0);
    one.process.say(sent('b'));
    one.process.say(answered(2));
    expect(text((await next)?.raw)).toBe('b');
    expect((await next)?.recording).toBeNull();
    for (let times = 0; times < 1001; times += 1) one.process.say(sent('flood'));
    expect(one.interpreter.spent).toBe(true);
  });
});

describe('a recording that makes no sense is none: the request is answered all the same, and the next one meets a fresh process', () => {
  const layer = { layer: { id: 0, name: 'wsgiref', kind: 'server', place: null } };
  const span = (id: number, parent: number | null, more: object = {}) => ({ span: { id, layer: 0, parent, asks: 0, ...more } });
  const event = (more: object) => ({ event: { type: 'enter', at: 1, span: 0, place: null, ...more } });
  const whole = [begin, layer, span(0, null)];
  const senseless: Record<string, unknown[]> = {
    'a span that is its own parent': [begin, layer, span(0, 0)],
    'a span within one that comes later': [...whole, span(1, 2)],
    'a second outermost span': [...whole, span(1, null)],
    'a span with the number of another': [...whole, span(0, null)],
    'a span of no layer': [begin, layer, span(0, null, { layer: 7 })],
    'a span that asks before all moments': [begin, layer, span(0, null, { asks: -1 })],
    'spans within spans without end': [...whole, ...Array.from({ length: 2001 }, (_, at) => span(at + 1, at))],
    'a layer out of its turn': [begin, { layer: { ...layer.layer, id: 5 } }],
    'an event of no span': [...whole, event({ span: 99 })],
    'an event of a span before all': [...whole, event({ span: -1 })],
    'an event by nobody': [...whole, event({ by: 4 })],
    'a frame that is infinitely deep': [
      ...whole,
      event({ type: 'line', place: { file: 'app.py', line: 1 }, frame: 0, depth: -5 }),
    ],
    'bytes that there are not': [...whole, event({ type: 'received', bytes: 3 })],
    'a chunk of no body': [...whole, event({ type: 'stop', body: 0 })],
    'a body whose maker there is not': [...whole, { body: { id: 0, kind: 'list', maker: 9, lazy: false } }],
    'a flush of what comes later': [...whole, { bytes: 'x' }, event({ type: 'sent', bytes: 0, parts: [{ from: 5, size: 1 }] })],
    'a moment at no time': [...whole, event({ at: Number.NaN })],
    'an event with a prototype of its own': [...whole, JSON.parse('{"event":{"__proto__":{"type":"enter"},"type":"dance"}}')],
    'a field that there is not': [...whole, event({ html: '<b>' })],
  };
  test.each(Object.entries(senseless))('%s', async (_, all) => {
    const one = await stranger();
    const outcome = await saying(one, pieces(...all), sent('fine'), answered(1));
    expect(outcome).toMatchObject({ recording: null, unrecorded: expect.stringContaining('could not be read') });
    expect(text(outcome?.raw)).toBe('fine');
    expect(one.process.ended).toBe(true);
  });

  test('the like of which makes sense is one', async () => {
    const one = await stranger();
    const outcome = await saying(one, pieces(...whole, span(1, 0), event({ span: 1 })), answered(1));
    expect(outcome?.recording).toMatchObject({ spans: [{ id: 0 }, { id: 1 }], events: [{ type: 'enter' }] });
  });
});

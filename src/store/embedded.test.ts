// What an embedded run may hold, and that nothing else is taken for one.
import { expect, test } from 'vitest';
import { helloSample } from '../testing/samples.ts';
import { toText } from '../trace/trace-text.ts';
import { embedText, readEmbed } from './embedded.ts';
import type { Shared } from './shared-work.ts';

const shared: Shared = {
  title: 'Hello',
  app: 'app:application',
  moment: '',
  work: {
    files: { 'app.py': 'application = None\n' },
    openFile: 'app.py',
    request: { method: 'GET', target: '/', headers: [], body: '' },
    server: { name: 'wsgiref' },
    keepAlive: false,
  },
};
const run = { text: toText(helloSample()), end: 'closed' as const, log: { stderr: 'hello' } };
const whole = embedText({ shared, run, editable: false, theme: 'system' });
const changed = (change: (data: Record<string, unknown>) => void): string => {
  const data = JSON.parse(whole);
  change(data);
  return JSON.stringify(data);
};

test('it reads back as it was', () => {
  expect(readEmbed(whole)).toMatchObject({ ok: true, embedded: { editable: false, run, shared: { title: 'Hello' } } });
});

const spans = (rows: string) => `recording version=1 process=1 request=1 origin=0 server="x" ended="complete"\n${rows}\n`;
const server = 'layer 0 name="x" kind="server" place=null';
const deep = Array.from({ length: 600 }, (_, at) => `span ${at} layer=0 parent=${at === 0 ? 'null' : at - 1} asks=0`).join('\n');

test.each<[string, string | null]>([
  ['nothing', null],
  ['no JSON', '{"format":'],
  ['a list', '[]'],
  ['lists within lists', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ['more than it may be', `"${'x'.repeat(4_000_000)}"`],
  ['another format', changed((data) => Object.assign(data, { format: 'onionskin-project' }))],
  ['a version to come', changed((data) => Object.assign(data, { version: 2 }))],
  ['a version that is text', changed((data) => Object.assign(data, { version: '1' }))],
  ['no project', changed((data) => Reflect.deleteProperty(data, 'project'))],
  ['a file above the project', whole.replace('"app.py":', '"../app.py":')],
  ['a file called __proto__', whole.replace('"app.py":', '"__proto__":')],
  ['a theme that there is not', whole.replace('"theme":"system"', '"theme":"</style>"')],
  ['editable as text', whole.replace('"editable":false', '"editable":"<b>"')],
  ['no run', changed((data) => Object.assign(data, { run: null }))],
  ['an end that is none', whole.replace('"end":"closed"', '"end":"constructor"')],
  ['a log with markup for a name', whole.replace('"stderr":', '"<img src=x onerror=alert(1)>":')],
  ['a recording that is none', changed((data) => Object.assign(data, { run: { ...run, text: 'rubbish' } }))],
  [
    'a span within itself',
    changed((data) =>
      Object.assign(data, {
        run: { ...run, text: spans(`${server}\nspan 0 layer=0 parent=0 asks=0\n\n   0      0 ↓ #0 x: received bytes=0`) },
      }),
    ),
  ],
  [
    'layers within layers without end',
    changed((data) => Object.assign(data, { run: { ...run, text: spans(`${server}\n${deep}`) } })),
  ],
  [
    'a prototype among the fields',
    changed((data) =>
      Object.assign(data, { run: { ...run, text: run.text.replace('recording version', 'recording __proto__={a: 1} version') } }),
    ),
  ],
])('%s is refused in a sentence', (_, text) => {
  const read = readEmbed(text);
  expect(read).toMatchObject({ ok: false, says: expect.stringMatching(/\.$/) });
  expect(Object.prototype).not.toHaveProperty('a');
});

test('an embed that was made before there was a choice of theme looks as its reader has it', () => {
  const old = whole.replace('"theme":"system",', '');
  expect(old).not.toBe(whole);
  expect(readEmbed(old)).toMatchObject({ ok: true, embedded: { theme: 'system' } });
  const dark = whole.replace('"theme":"system"', '"theme":"dark"');
  expect(readEmbed(dark)).toMatchObject({ ok: true, embedded: { theme: 'dark' } });
});

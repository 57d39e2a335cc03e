// Recordings that were written by hand, by somebody who means ill: as files, and within links to embed. What the visitor must see of each.
import { record } from '../../src/testing/trace-builder.ts';
import { toText } from '../../src/trace/trace-text.ts';
import { HARMS } from './ground.ts';
import { project, wordOf } from './links.ts';

export interface HostileRecording {
  name: string;
  /** The text of the file. */
  file(): string;
  /** Why it is refused; or it opens, and can be looked at from end to end. */
  sees: { refused: RegExp } | { opens: true };
}

export const HTML = `"><img src=x onerror="${HARMS}"><script>${HARMS}</script>`;
const plain = () =>
  record('wsgiref', 'application app.py:1')
    .received('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
    .call('application', { line: 1 })
    .startResponse('application', '200 OK', [['Content-Type', 'text/plain']], { line: 2 })
    .returns('application', ['hello'], { line: 3 })
    .next('application')
    .chunk('application', 'hello')
    .stop('application')
    .sent(['server', 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n'], ['chunk', 'hello'])
    .end();
type Loose = Record<string, unknown>;
type Plain = { [table in 'layers' | 'spans' | 'bodies' | 'bytes' | 'events']: Loose[] } & Loose;
/** The file with something changed in the recording. */
const changed =
  (change: (recording: Plain) => void, rest: Loose = {}) =>
  () => {
    const recording = JSON.parse(JSON.stringify(plain())) as Plain;
    change(recording);
    return JSON.stringify({
      format: 'onionskin-recording',
      version: 1,
      end: 'closed',
      project: project({ title: 'x' }),
      recording,
      ...rest,
    });
  };
const event = (type: string, fields: Loose) =>
  changed(({ events }) => Object.assign(events.find((one) => one.type === type) ?? {}, fields));
const refused = (why: RegExp) => ({ refused: why });
const opens = { opens: true } as const;

/** A tower of calls, each made by the one before. */
const tower = (height: number) =>
  changed(({ layers, spans, events }) => {
    const calls: Loose[] = [];
    for (let nth = 2; nth <= height; nth += 1) {
      layers.push({ id: nth, name: `layer ${nth}`, kind: 'wsgi', place: null });
      spans.push({ id: nth, layer: nth, parent: nth - 1, asks: nth });
      calls.push({ type: 'call', at: 0.2, span: nth, by: nth - 1, place: null, env: 1, sr: 10 });
    }
    for (const later of events.slice(2))
      if (Array.isArray(later.parts))
        for (const part of later.parts) if (typeof part.from === 'number') part.from += calls.length;
    events.splice(2, 0, ...calls);
  });

const everywhere = () => {
  const recording = record('wsgiref', `${HTML.replaceAll(' ', '/')} app.py:1`)
    .received(`GET /${HTML} HTTP/1.1\r\nHost: ${HTML}\r\n\r\n`)
    .call(HTML.replaceAll(' ', '/'), { line: 1, environ: { [HTML]: HTML, PATH_INFO: HTML, QUERY_STRING: HTML } })
    .open(HTML.replaceAll(' ', '/'), 1, HTML, 1, { [HTML]: HTML })
    .prints(
      HTML.replaceAll(' ', '/'),
      'stderr',
      `Traceback (most recent call last):\n  File "${HTML}", line 1, in ${HTML}\n${HTML}: ${HTML}\n`,
    )
    .startResponse(HTML.replaceAll(' ', '/'), `200 ${HTML}`, [
      ['Content-Type', 'text/html'],
      [HTML, HTML],
    ])
    .raises(HTML.replaceAll(' ', '/'), 1, HTML, HTML)
    .sent(['server', `HTTP/1.1 500 ${HTML}\r\nContent-Type: text/html\r\nX: ${HTML}\r\n\r\n${HTML}`])
    .end('raised');
  for (const layer of recording.layers.slice(1)) Object.assign(layer, { place: { file: HTML, line: 1 }, path: HTML });
  Object.assign(recording, {
    server: HTML,
    globals: [{ at: 0, file: HTML, set: { [HTML]: { type: HTML, text: HTML } }, gone: [HTML] }],
  });
  return JSON.stringify({
    format: 'onionskin-recording',
    version: 1,
    end: 'closed',
    project: project({ title: HTML.slice(0, 199) }),
    recording,
  });
};

export const recordings: readonly HostileRecording[] = [
  { name: 'with HTML in every name, header, body, path, traceback and repr', file: everywhere, sees: opens },
  {
    name: 'whose call was made by itself',
    file: changed(({ spans }) => Object.assign(spans[1] ?? {}, { parent: 1 })),
    sees: refused(/its parent 1 is not an earlier span/),
  },
  {
    name: 'whose calls made each other',
    file: changed(({ spans }) => spans.push({ id: 2, layer: 1, parent: 3, asks: 1 }, { id: 3, layer: 1, parent: 2, asks: 1 })),
    sees: refused(/its parent 3 is not an earlier span/),
  },
  {
    name: 'with two beginnings',
    file: changed(({ spans }) => spans.push({ id: 2, layer: 0, parent: null, asks: 0 })),
    sees: refused(/was made by nobody/),
  },
  {
    name: 'of a million events',
    file: changed((one) => Object.assign(one, { events: Array.from({ length: 1_000_000 }, () => ({})) })),
    sees: refused(/more than the recorder ever writes/),
  },
  { name: 'of calls nested 5,000 deep', file: tower(5000), sees: refused(/nested too deeply/) },
  { name: 'of calls nested 900 deep', file: tower(900), sees: opens },
  {
    name: 'with a layer under another number',
    file: changed(({ layers }) => Object.assign(layers[1] ?? {}, { id: 7 })),
    sees: refused(/its id is 7/),
  },
  { name: 'with an event of a call that is not there', file: event('chunk', { span: 99 }), sees: refused(/there is no span 99/) },
  {
    name: 'with bytes under a number below nothing',
    file: event('chunk', { bytes: -1 }),
    sees: refused(/there is no block of bytes -1/),
  },
  {
    name: 'that begins at a moment below nothing',
    file: changed(({ spans }) => Object.assign(spans[1] ?? {}, { asks: -5 })),
    sees: refused(/begins nowhere/),
  },
  {
    name: 'at a time that is endless',
    file: () => event('chunk', { at: 12345678 })().replace('12345678', '1e999'),
    sees: refused(/is not as it should be/),
  },
  {
    name: 'at a line below nothing',
    file: event('call', { place: { file: 'app.py', line: -3 } }),
    sees: refused(/below nothing/),
  },
  {
    name: 'at the line 9,007,199,254,740,991',
    file: event('call', { place: { file: 'app.py', line: Number.MAX_SAFE_INTEGER } }),
    sees: opens,
  },
  { name: 'with a piece of bytes larger than all memory', file: event('chunk', { size: Number.MAX_SAFE_INTEGER }), sees: opens },
  {
    name: 'with an event that does not exist',
    file: event('chunk', { type: 'constructor' }),
    sees: refused(/is not as it should be/),
  },
  { name: 'with a field too many', file: event('chunk', { onclick: HARMS }), sees: refused(/has a field too many: onclick/) },
  {
    name: 'with keys called __proto__ and constructor in environ',
    file: () =>
      changed(() => {})().replace(
        '"PATH_INFO":',
        '"__proto__":{"type":"str","text":"x"},"constructor":{"type":"str","text":"x"},"PATH_INFO":',
      ),
    sees: opens,
  },
  {
    name: 'that is all __proto__',
    file: () => `{"format":"onionskin-recording","version":1,"__proto__":${changed(() => {})()}}`,
    sees: refused(/can’t be opened/),
  },
  {
    name: 'nested a hundred thousand times',
    file: () => `{"format":"onionskin-recording","recording":${'['.repeat(100_000)}`,
    sees: refused(/It is no JSON, or not all of it/),
  },
  {
    name: 'with a name of a million letters',
    file: changed(({ layers }) => Object.assign(layers[1] ?? {}, { name: 'W'.repeat(1_000_000) })),
    sees: opens,
  },
  {
    name: 'with a body of 5 million bytes',
    file: changed((one) =>
      Object.assign(one, {
        bytes: (one.bytes as unknown as string[]).map((text) => (text === 'hello' ? 'x'.repeat(5_000_000) : text)),
        events: one.events.filter(({ type }) => type !== 'sent'),
      }),
    ),
    sees: opens,
  },
  { name: 'of a version to come', file: changed((one) => Object.assign(one, { version: 2 })), sees: refused(/has format 2/) },
  {
    name: 'whose project leads out of itself',
    file: changed(() => {}, { project: project({ files: { '../../evil.py': '' } }) }),
    sees: refused(/A name in it is none for a file/),
  },
  {
    name: 'cut off in the middle',
    file: () => changed(() => {})().slice(0, 900),
    sees: refused(/It is no JSON, or not all of it/),
  },
];

/** Behind the #: one run, in somebody else's page, with something wrong. */
export const embeddedWord = (
  change: { text?: (text: string) => string; whole?: (text: string) => string; editable?: boolean; project?: Loose } = {},
): string => {
  const { text = (same) => same, whole = (same) => same, editable = false } = change;
  const run = { text: text(toText(plain())), end: 'closed', log: {} };
  return `embed/${wordOf(whole(JSON.stringify({ format: 'onionskin-embed', version: 1, editable, run, project: project(change.project) })))}`;
};

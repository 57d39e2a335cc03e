// The one place that names what differs on every run, and masks it alike in goldens, ghosts and comparisons:
// times, dates, addresses, ports, identities, the versions in a Server header.
import type { TraceEvent } from './event.ts';
import type { Globals, Recording } from './recording.ts';

/** What differs in texts, and what stands there instead. Dates keep their length, so that most sizes stay true. */
const IN_TEXT: readonly (readonly [what: RegExp, instead: string])[] = [
  // HTTP date, as in Date: and Last-Modified:
  [
    /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT/g,
    'Thu, 01 Jan 1970 00:00:00 GMT',
  ],
  // access log, as wsgiref writes it
  [/\[\d\d\/(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\/\d{4} \d\d:\d\d:\d\d\]/g, '[01/Jan/1970 00:00:00]'],
  // Apache's two logs: access.log, and error.log with its microseconds and the client's port
  [
    /\[\d\d\/(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\]/g,
    '[01/Jan/1970:00:00:00 +0000]',
  ],
  [/\[\w{3} \w{3} \d\d \d\d:\d\d:\d\d\.\d{6} \d{4}\]/g, '[Thu Jan 01 00:00:00.000000 1970]'],
  [/\[(client|remote) 127\.0\.0\.1:\d+\]/g, '[$1 127.0.0.1:…]'],
  // ISO, with or without a fraction
  [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?/g, '1970-01-01T00:00:00'],
  // seconds since 1970, as time.time() gives them; milliseconds with a fraction
  [/\b1[6-9]\d{8}(?:\.\d+)?\b/g, '1600000000'],
  [/\b\d+\.\d+ ?(ms|µs)\b/g, '0 $1'],
  // identities that are drawn anew each time
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '00000000-0000-0000-0000-000000000000'],
  // addresses in a repr
  [/\b0x[0-9a-fA-F]{4,16}\b/g, '0x0'],
  [/\bCPython\/\d+\.\d+\.\d+\S*/g, 'CPython/3.x'],
  [/\bPython\/\d+\.\d+\.\d+\S*/g, 'Python/3.x'],
  // Server-Timing's durations
  [/\bdur=\d+(?:\.\d+)?/g, 'dur=0'],
];

/** environ keys whose values are a client's own port or the like. */
const IN_ENVIRON: ReadonlySet<string> = new Set([
  'REMOTE_PORT',
  'wsgi.request_id',
  ...['request_start', 'queue_start', 'daemon_start', 'script_start', 'request_id'].map((name) => `mod_wsgi.${name}`),
]);

/** Is it a key of environ whose value says nothing of the request? */
export const isVolatile = (key: string): boolean => IN_ENVIRON.has(key);

/** Fields of events that are times. */
const TIMES: ReadonlySet<string> = new Set(['at', 'ms']);

export function maskText(text: string): string {
  return IN_TEXT.reduce((masked, [what, instead]) => masked.replace(what, instead), text);
}

/** What stays the same at every run: the pieces of the text between what differs. */
export function fixedParts(text: string): readonly string[] {
  const gaps = IN_TEXT.flatMap(([what]) =>
    Array.from(text.matchAll(what), (found) => [found.index, found.index + found[0].length] as const),
  );
  const parts: string[] = [];
  let at = 0;
  for (const [from, to] of gaps.sort((a, b) => a[0] - b[0])) {
    if (from >= at) parts.push(text.slice(at, from));
    at = Math.max(at, to);
  }
  return [...parts, text.slice(at)];
}

/** The recording as it would be if time and addresses did not exist. Masking twice changes nothing. */
export function mask(recording: Recording): Recording {
  const blocks = new Blocks();
  const identities = new Map<number, number>();
  const renumber = (id: number) => {
    const known = identities.get(id) ?? identities.size + 1;
    identities.set(id, known);
    return known;
  };
  const events = recording.events.map((event): TraceEvent => {
    const masked = maskFields(event, renumber) as TraceEvent;
    if (masked.type === 'sent') return maskSent(masked);
    if ('bytes' in masked && masked.bytes !== undefined) return { ...masked, bytes: block(masked.bytes) };
    if (masked.type === 'return' && masked.holds) {
      return { ...masked, holds: masked.holds.map((held) => (typeof held === 'number' ? block(held) : held)) };
    }
    return masked;
  });
  // Their `at` is no time: it is the number of an event.
  const globals = recording.globals?.map((look): Globals => ({ ...look, set: maskFields(look.set, renumber) as Globals['set'] }));
  return { ...recording, ...(globals && { globals }), origin: 0, bytes: blocks.all, events };

  function block(index: number): number {
    return blocks.add(maskText(recording.bytes[index] ?? ''));
  }

  /** Part by part: a version of another length changes the size of its part only. */
  function maskSent(event: Extract<TraceEvent, { type: 'sent' }>): TraceEvent {
    const text = recording.bytes[event.bytes] ?? '';
    let from = 0;
    const texts: string[] = [];
    const parts = event.parts.map((part) => {
      const kept = text.slice(from, from + part.size);
      const masked = maskText(kept);
      from += part.size;
      texts.push(masked);
      return { ...part, size: part.size - kept.length + masked.length };
    });
    const size = event.size === undefined ? {} : { size: parts.reduce((sum, part) => sum + part.size, 0) };
    return { ...event, bytes: blocks.add(texts.join('')), ...size, parts };
  }
}

/** A table of blocks, each distinct one once. */
class Blocks {
  readonly all: string[] = [];
  readonly #known = new Map<string, number>();

  add(text: string): number {
    const known = this.#known.get(text) ?? this.all.push(text) - 1;
    this.#known.set(text, known);
    return known;
  }
}

/** Times become 0, texts are masked, and the `id`s of Python values are counted anew in the order they appear. */
function maskFields(x: unknown, renumber: (id: number) => number, key = ''): unknown {
  if (typeof x === 'string') return key === 'type' ? x : maskText(x);
  if (typeof x === 'number') return TIMES.has(key) ? 0 : key === 'id' ? renumber(x) : x;
  if (Array.isArray(x)) return x.map((item) => maskFields(item, renumber, key));
  if (typeof x !== 'object' || x === null) return x;
  return Object.fromEntries(
    Object.entries(x).map(([name, item]) => {
      if (IN_ENVIRON.has(name)) return [name, { type: 'str', text: "'…'" }];
      return [name, maskFields(item, renumber, name)];
    }),
  );
}

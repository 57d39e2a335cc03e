// What differs between two runs where both make the same hop: what is handed over there, compared as a whole. Values that differ at every run
// (times, dates, identities; mask.ts names them) are no difference, but what does differ is told as it really was.
import { sizeOfReturn } from './bodies.ts';
import { kindOf } from './body-changes.ts';
import { type Environ, environChanges, environOf } from './environ-at.ts';
import type { EventOf } from './event.ts';
import type { Value } from './event-parts.ts';
import { type Header, headerChanges } from './headers.ts';
import { isVolatile, maskText } from './mask.ts';
import type { Cursor, Recording } from './recording.ts';
import { requestAt } from './request-at.ts';
import type { Change } from './scene.ts';
import { isEager, linkAt } from './spans.ts';
import { blockOf, eventOf, size, textOf, weightOf } from './words.ts';

const SAME: readonly Change[] = [];

/** `here` and `there` are cursors of the same event. Of a change `now` is what is here, `was` what is there; + is only here, − only there. */
export function differencesAt(here: Recording, at: Cursor, there: Recording, partner: Cursor): readonly Change[] {
  const event = here.events[at];
  const other = there.events[partner];
  if (event === undefined || event.type !== other?.type) return SAME;
  switch (event.type) {
    case 'received':
      return linkAt(here, at).nth > 1 ? SAME : requestDiffers(here, there);
    case 'call':
      return environDiffers(environOf(there, other.span ?? 0, partner), environOf(here, event.span ?? 0, at));
    case 'start_response':
      return answerDiffers(other as EventOf<'start_response'>, event);
    case 'return':
      return bodyDiffers(here, at, there, partner);
    case 'chunk':
    case 'write':
      return chunkDiffers(here, at, there, partner);
    case 'raise':
      return faultDiffers(other as EventOf<'raise'>, event);
    default:
      return SAME;
  }
}

/** What both have alike but for what differs at every run is made the very same, so that nobody takes it for a difference. */
export function alikeButForTimes(there: readonly Header[], here: readonly Header[]): readonly Header[] {
  const left = [...there];
  return here.map((header): Header => {
    const [name, value] = header;
    const at = left.findIndex((other) => sameName(other, header) && isSame(textOf(other[1]), textOf(value)));
    const [same] = at < 0 ? [] : left.splice(at, 1);
    return same === undefined ? header : [name, same[1]];
  });
}

const sameName = ([a]: Header, [b]: Header): boolean => textOf(a).toLowerCase() === textOf(b).toLowerCase();

function requestDiffers(here: Recording, there: Recording): readonly Change[] {
  const [now, was] = [requestOf(here), requestOf(there)];
  return [
    ...oneDiffers('request', 'request', was.line, now.line),
    ...headerChanges(was.headers, alikeButForTimes(was.headers, now.headers)).filter(({ key }) => key !== 'order'),
    ...textDiffers('body', was.body, now.body),
  ];
}

/** The first request of all that was read, as far as it was kept. */
function requestOf(recording: Recording): { line: string; headers: readonly Header[]; body: string } {
  const { text } = requestAt(recording, recording.events.length - 1);
  const end = text.indexOf('\r\n\r\n');
  const head = end < 0 ? text : text.slice(0, end);
  const [line = '', ...rest] = head.split('\r\n');
  const headers = rest.map((row): Header => {
    const colon = row.indexOf(':');
    return colon < 0 ? [row, ''] : [row.slice(0, colon), row.slice(colon + 1).trim()];
  });
  return { line, headers, body: end < 0 ? '' : text.slice(end + 4) };
}

/** All keys of two environs. */
export function environDiffers(there: Environ, here: Environ): readonly Change[] {
  const masked = new Map(
    [...here].map(([key, value]) => {
      const other = there.get(key);
      return [key, other !== undefined && isAlike(key, other, value) ? other : value] as const;
    }),
  );
  return environChanges(there, masked);
}

const isAlike = (key: string, a: Value, b: Value): boolean =>
  isVolatile(key) || (a.type === b.type && a.length === b.length && isSame(a.text, b.text));

function answerDiffers(there: EventOf<'start_response'>, here: EventOf<'start_response'>): readonly Change[] {
  const status = oneDiffers('status', 'status', textOf(there.status), textOf(here.status));
  if (!Array.isArray(here.headers) || !Array.isArray(there.headers)) return status;
  return [...status, ...headerChanges(there.headers, alikeButForTimes(there.headers, here.headers))];
}

function bodyDiffers(here: Recording, at: Cursor, there: Recording, partner: Cursor): readonly Change[] {
  const [now, was] = [eventOf(here, at, 'return'), eventOf(there, partner, 'return')];
  if (now === null || was === null) return SAME;
  const [out, before] = [sizeOfReturn(here, at), sizeOfReturn(there, partner)];
  if (out === null || before === null) {
    const [kind, other] = [kindOf(here, now), kindOf(there, was)];
    return oneDiffers('body', 'body', before === null ? other : size(before), out === null ? kind : size(out));
  }
  const [text, other] = [heldText(here, now), heldText(there, was)];
  return text === null || other === null ? sizeDiffers('body', before, out) : textDiffers('body', other, text);
}

/** What a list held, as one text; null when nothing is known of it. */
function heldText(recording: Recording, { holds, value }: EventOf<'return'>): string | null {
  if (holds === undefined) return value?.text ?? null;
  return holds.map((item) => (typeof item === 'number' ? (recording.bytes[item] ?? '') : item.text)).join('');
}

function chunkDiffers(here: Recording, at: Cursor, there: Recording, partner: Cursor): readonly Change[] {
  const [now, was] = [chunkOf(here, at), chunkOf(there, partner)];
  if (now === null || was === null) return SAME;
  // What a list gives was told when it was returned.
  if (now.type === 'chunk' && isEager(here, now.body)) return SAME;
  const key = now.type === 'write' ? 'write' : `chunk ${linkAt(here, at).nth}`;
  const [text, other] = [blockOf(here, now), blockOf(there, was)];
  if (text === null || other === null)
    return oneDiffers('body', key, was.value?.type ?? size(weightOf(there, was)), now.value?.type ?? size(weightOf(here, now)));
  const [weight, before] = [weightOf(here, now), weightOf(there, was)];
  if (text.length !== weight || other.length !== before) return sizeDiffers(key, before, weight);
  return textDiffers(key, other, text);
}

const chunkOf = (recording: Recording, at: Cursor) => eventOf(recording, at, 'chunk') ?? eventOf(recording, at, 'write');

function faultDiffers(there: EventOf<'raise'>, here: EventOf<'raise'>): readonly Change[] {
  if (there.name !== here.name) return [{ what: 'fault', sign: '~', key: 'exception', was: there.name, now: here.name }];
  return oneDiffers('fault', here.name, there.text, here.text);
}

/** Masking is dear, and most texts are the very same. */
const isSame = (was: string, now: string): boolean => was === now || maskText(was) === maskText(now);

function oneDiffers(what: Change['what'], key: string, was: string, now: string): readonly Change[] {
  return isSame(was, now) ? SAME : [{ what, sign: '~', key, was, now }];
}

function sizeDiffers(key: string, was: number, now: number): readonly Change[] {
  return was === now ? SAME : [{ what: 'body', sign: '~', key, was: size(was), now: size(now), sizes: [was, now] }];
}

/** By size where that differs, else by what stands at the first place that differs. Both are bytes, one character each. */
export function textDiffers(key: string, was: string, now: string): readonly Change[] {
  if (isSame(was, now)) return SAME;
  if (was.length !== now.length) return sizeDiffers(key, was.length, now.length);
  let from = 0;
  while (was[from] === now[from]) from += 1;
  return [{ what: 'body', sign: '~', key, was: excerpt(was, from), now: excerpt(now, from) }];
}

/** Before and behind the first character that differs. */
const AROUND = { before: 8, behind: 24 };

function excerpt(text: string, at: number): string {
  const from = Math.max(0, at - AROUND.before);
  const shown = text.slice(from, at + AROUND.behind).replaceAll(/[^\x20-\x7e]/g, '·');
  return `${from > 0 ? '…' : ''}${shown}${at + AROUND.behind < text.length ? '…' : ''}`;
}

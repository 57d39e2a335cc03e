// Faults that break PEP 3333's contract: bodies that are not bytes, a start_response that is wrong or never called.

import { isDjango } from './django.ts';
import type { Value } from './event-parts.ts';
import type { FaultFound } from './fault-sentence.ts';
import type { Cursor, Recording } from './recording.ts';
import { isLate } from './refused.ts';
import { at, code, say, who, withArticle } from './say.ts';
import { sentAt } from './sent.ts';
import type { Phrase } from './sentence.ts';
import { brief } from './words.ts';

/** The first thing handed up that is not made of bytes. */
export function bodyFault(recording: Recording): FaultFound | null {
  for (const [event, entry] of recording.events.entries()) {
    const bad =
      entry.type === 'return' && !isDjango(recording, entry.span) ? badReturn(entry.value, entry.holds, entry.body) : null;
    if (bad && entry.type === 'return') return { event, says: wrongBody(who(recording, entry.span), bad, at(entry.place)) };
    if ((entry.type === 'chunk' || entry.type === 'write') && entry.value && entry.value.type !== 'bytes') {
      return {
        event,
        says: wrongBody(who(recording, entry.span), { value: entry.value, where: 'chunk' }, at(entry.place)),
      };
    }
  }
  return null;
}

interface Bad {
  value: Value;
  where: 'body' | 'item' | 'chunk';
}

export function badReturn(
  value: Value | undefined,
  holds: readonly (number | Value)[] | undefined,
  body: number | undefined,
): Bad | null {
  const item = holds?.find((held) => typeof held !== 'number');
  if (item !== undefined && typeof item !== 'number') return { value: item, where: 'item' };
  if (value === undefined) return null;
  // A value that came with a body is iterable; only text is known to be wrong before it is pulled.
  return value.type === 'str' || value.type === 'bytes' || body === undefined ? { value, where: 'body' } : null;
}

export function wrongBody(layer: Phrase, { value, where }: Bad, place: string): readonly Phrase[] {
  const written = bytesFor(value, where);
  if (value.type === 'str') {
    const inside = where === 'item' ? ' in its list' : '';
    return say`The body must be made of bytes, and ${layer} hands up the text ${code(value.text)}${inside}${place}. Write ${written}.`;
  }
  if (value.type === 'NoneType') {
    return say`${layer} returns ${code('None')}${place}: most likely a ${code('return')} is missing. An application returns an iterable of bytes, like ${code("[b'Hello']")}.`;
  }
  if (value.type === 'bytes') {
    return say`${layer} returns ${code(value.text)} itself${place}, and bytes give numbers when they are iterated. Put them into a list: ${code(`[${value.text}]`)}.`;
  }
  const what = say`${withArticle(value.type)}, ${code(value.text)}`;
  if (where === 'body')
    return say`${layer} returns ${what}, which is no iterable of bytes${place}. Return a list like ${code("[b'Hello']")}.`;
  return say`The body must be made of bytes, and ${layer} hands up ${what}${place}.`;
}

/** `b'Hello'` where that can be written, else how to encode; what stands for a whole body has to be in a list as well. */
function bytesFor(value: Value, where: Bad['where']): Phrase {
  const isPlain = !value.cut && [...value.text].every((character) => character.charCodeAt(0) < 128);
  if (where === 'body') return code(isPlain ? `[b${value.text}]` : "[text.encode('utf-8')]");
  return code(isPlain ? `b${value.text}` : ".encode('utf-8')");
}

/** A wrong status or wrong headers; or no start_response at all by the time the server needs it. */
export function startResponseFault(recording: Recording): FaultFound | null {
  for (const [event, entry] of recording.events.entries()) {
    if (entry.type !== 'start_response') continue;
    const layer = who(recording, entry.span);
    const place = at(entry.place);
    const says = wrongStatus(layer, entry.status, place) ?? wrongHeaders(layer, entry.headers, place);
    if (says) return { event, says };
  }
  return neverStarted(recording);
}

export function wrongStatus(layer: Phrase, status: string | Value, place: string): readonly Phrase[] | null {
  const example = code("'200 OK'");
  if (typeof status !== 'string')
    return say`The status must be a str like ${example}, and ${layer} gives ${withArticle(status.type)}, ${code(status.text)}${place}.`;
  if (/^\d{3} /.test(status)) return null;
  return say`The status must be three digits, a space and a reason, like ${example}; ${layer} gives ${code(`'${status}'`)}${place}.`;
}

export function wrongHeaders(
  layer: Phrase,
  headers: Value | readonly (readonly [string | Value, string | Value])[],
  place: string,
): readonly Phrase[] | null {
  if (!Array.isArray(headers)) {
    const value = headers as Value;
    return say`The headers must be a list of (name, value) pairs, and ${layer} gives ${withArticle(value.type)}, ${code(value.text)}${place}.`;
  }
  const pairs = headers as readonly (readonly [string | Value, string | Value])[];
  for (const [name, value] of pairs) {
    const bad = typeof name !== 'string' ? name : typeof value !== 'string' ? value : null;
    if (bad === null) continue;
    const which = typeof name === 'string' ? say` of ${code(name)}` : [];
    const part = bad === name ? 'A header name' : say`The value${which}`;
    return say`${part} must be a str, and ${layer} gives ${withArticle(bad.type)}, ${code(bad.text)}${place}.`;
  }
  return wrongText(layer, pairs, place);
}

/** Names and values that are text, but no header. */
function wrongText(
  layer: Phrase,
  pairs: readonly (readonly [string | Value, string | Value])[],
  place: string,
): readonly Phrase[] | null {
  for (const [name, value] of pairs) {
    if (typeof name !== 'string' || typeof value !== 'string') continue;
    if (/[\r\n]/.test(`${name}${value}`)) {
      const shown = code(brief(JSON.stringify(value), 60));
      return say`A header must be a single line, and the value of ${code(name)} that ${layer} gives has a line end in it, ${shown}${place}. Where a server lets it pass, what follows becomes a header of its own.`;
    }
    if (name.toLowerCase() === 'content-length' && !/^\d+$/.test(value))
      return say`The value of ${code(name)} must be a number of bytes, and ${layer} gives ${code(`'${brief(value, 40)}'`)}${place}.`;
  }
  return null;
}

function neverStarted(recording: Recording): FaultFound | null {
  const { events } = recording;
  const calls = events.flatMap((event, cursor) => (event.type === 'start_response' && event.to === 0 ? [cursor] : []));
  const isStarted = calls.some((cursor) => !isLate(recording, cursor));
  if (isStarted || recording.ended !== 'complete') return null;
  const returned = events.findIndex(
    (event) => event.type === 'return' && event.span !== null && recording.spans[event.span]?.parent === 0,
  );
  const faulty = events.some((event) => event.type === 'raise');
  if (returned < 0 || faulty) return null;
  const event = needed(recording, returned);
  const maker = events[returned];
  const inner = events.find((other) => other.type === 'start_response');
  const server = who(recording, 0);
  const [late] = calls;
  if (late !== undefined) {
    const caller = who(recording, events[late]?.span ?? null);
    const says = say`${caller} calls ${code('start_response')} only after its first chunk${at(events[late]?.place ?? null)}: ${server} needed the status before it. Call ${code("start_response('200 OK', headers)")} before the first ${code('yield')}.`;
    return { event, says };
  }
  if (inner?.type === 'start_response') {
    const says = say`${who(recording, inner.to)} took ${who(recording, inner.span)}'s ${code('start_response')} call in hand and never called the one it was given: ${server} has a body and no status.`;
    return { event, says };
  }
  const says = say`${who(recording, maker?.span ?? null)} returned a body, but ${code('start_response')} was never called: ${server} has no status to send. Call ${code("start_response('200 OK', headers)")} before the first chunk.`;
  return { event, says };
}

/** When the server first needed the status: its first chunk, or the end of the body. */
function needed(recording: Recording, returned: Cursor): Cursor {
  const after = recording.events.findIndex(
    (event, cursor) => cursor > returned && (event.type === 'chunk' || event.type === 'stop'),
  );
  return after < 0 && sentAt(recording, returned).bytes === 0 ? returned : Math.max(after, returned);
}

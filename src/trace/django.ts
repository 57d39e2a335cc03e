// Layers of Django's: they are asked with an HttpRequest and give an HttpResponse, instead of an environ and a body.
import { cursorsOf, latestBefore, merged } from './cursors.ts';
import type { TraceEvent } from './event.ts';
import type { HttpResponse } from './event-parts.ts';
import { headerChanges } from './headers.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording, SpanId } from './recording.ts';
import type { Change, Tone } from './scene.ts';
import { layerOf, size } from './words.ts';

/** Is it the call of a middleware of Django's, or of its view? */
export function isDjango(recording: Recording, span: SpanId | null): boolean {
  const kind = layerOf(recording, span)?.kind;
  return kind === 'django' || kind === 'view';
}

/** Is it the call of Django's handler, which is around all of these? */
export const isAroundDjango = (recording: Recording, span: SpanId | null): boolean =>
  span !== null &&
  !isDjango(recording, span) &&
  recording.spans.some(({ id, parent }) => parent === span && isDjango(recording, id));

/** Events that may carry an HttpResponse. */
const carriers = perRecording((recording): readonly Cursor[] =>
  merged(merged(cursorsOf(recording, 'return'), cursorsOf(recording, 'catch')), cursorsOf(recording, 'hook')),
);

export const responseIn = (event: TraceEvent | undefined): HttpResponse | null =>
  (event !== undefined && 'response' in event && event.response) || null;

/** The response as it was before what came to `span` at a moment: what was given latest since it was asked; null: there was none. */
export function responseBefore(recording: Recording, span: SpanId, cursor: Cursor): HttpResponse | null {
  const asked = recording.spans[span]?.asks ?? 0;
  const at = latestBefore(carriers(recording), cursor, (at) => responseIn(recording.events[at]) !== null);
  return at === null || at < asked ? null : responseIn(recording.events[at]);
}

/** The response that a layer of Django's got from the one inside it: what that one returned, or what Django made of its exception. */
export function givenTo(recording: Recording, span: SpanId, cursor: Cursor): HttpResponse | null {
  const asked = recording.spans[span]?.asks ?? 0;
  const at = latestBefore(carriers(recording), cursor, (at) => {
    const event = recording.events[at];
    if (responseIn(event) === null || event === undefined || event.type === 'hook') return false;
    return event.type === 'catch' ? event.span === span : recording.spans[event.span ?? 0]?.parent === span;
  });
  return at === null || at < asked ? null : responseIn(recording.events[at]);
}

/** What is only loaded when somebody looks at it, as long as nobody has: of one that was loaded is told what is in it (looks.py). */
export const NOT_LOADED = '<SimpleLazyObject>';

/** A status as one writes it. */
export const statusText = ({ status }: HttpResponse): string => (status === null ? '?' : String(status));

export const toneOfResponse = ({ status }: HttpResponse): Tone => {
  const digit = Math.floor((status ?? 500) / 100);
  return digit === 3 ? 's3' : digit === 4 ? 's4' : digit === 5 ? 's5' : 's2';
};

/** What became of a response on its way through. */
export function responseChanges(before: HttpResponse | null, after: HttpResponse): readonly Change[] {
  const changes: Change[] = [];
  const now = statusText(after);
  if (before === null) changes.push({ what: 'status', sign: '', key: 'status', now });
  else if (before.status !== after.status)
    changes.push({ what: 'status', sign: '~', key: 'status', was: statusText(before), now });
  changes.push(...headerChanges(headersOf(before), headersOf(after)));
  const [into, out] = [before?.size ?? null, after.size];
  const sized = out === null ? after.type : size(out);
  if (before === null) changes.push({ what: 'body', sign: '', key: 'body', now: sized });
  else if (into !== out) {
    const was = before.rendered === false ? 'not rendered yet' : into === null ? before.type : size(into);
    changes.push({
      what: 'body',
      sign: '~',
      key: 'body',
      was,
      now: sized,
      ...(into === null || out === null ? {} : { sizes: [into, out] }),
    });
  }
  return changes;
}

/** Headers, and the cookies that will become some. */
const headersOf = (response: HttpResponse | null): readonly (readonly [string, string])[] => [
  ...(response?.headers ?? []),
  ...(response?.cookies ?? []).map(([name, value]) => ['Set-Cookie', `${name}=${value}`] as const),
];

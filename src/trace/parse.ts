// Reads a recording that comes from outside (Python, a saved file, a text): strict, and clear about what is wrong with it.
import type * as z from 'zod/mini';
import { RECORDING_VERSION, type Recording, recording as schema } from './recording.ts';

/** What is wrong with a would-be recording, in words. */
export class RecordingFault extends Error {
  override readonly name = 'RecordingFault';
}

export function parseRecording(data: unknown): Recording {
  const version = typeof data === 'object' && data !== null && 'version' in data ? data.version : undefined;
  if (version === undefined) throw new RecordingFault('This is no recording: it has no version.');
  // When a second format comes, saved recordings of the first are upgraded here, step by step, and never guessed.
  if (version !== RECORDING_VERSION) {
    throw new RecordingFault(`This recording has format ${String(version)}; this Onionskin reads format ${RECORDING_VERSION}.`);
  }
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw new RecordingFault(`This recording is not as it should be: ${issues(parsed.error.issues)}`);
  const broken = brokenReferences(parsed.data);
  if (broken.length > 0) throw new RecordingFault(`This recording contradicts itself: ${broken.slice(0, 3).join('; ')}`);
  return parsed.data;
}

type Issue = z.core.$ZodIssue;

function issues(found: readonly Issue[]): string {
  const shown = found.slice(0, 3).map((issue) => `${pathOf(issue.path)} ${wrong(issue)}`);
  return found.length > 3 ? `${shown.join('; ')}; and ${found.length - 3} more` : shown.join('; ');
}

/** The small build of the schema library brings no messages of its own. */
function wrong(issue: Issue): string {
  if (issue.code === 'unrecognized_keys') return `has a field too many: ${issue.keys.join(', ')}`;
  if (issue.code === 'invalid_type') return `is not ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
  if (issue.code === 'invalid_value') return `is not one of ${issue.values.map(String).join(', ')}`;
  return issue.code === 'invalid_union' ? 'is none of the forms it could have' : issue.message;
}

function pathOf(path: readonly PropertyKey[]): string {
  return (
    path.map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i === 0 ? '' : '.'}${String(step)}`)).join('') ||
    'recording'
  );
}

/** Everything that points somewhere must point at something. */
function brokenReferences(recording: Recording): readonly string[] {
  const broken: string[] = [];
  const { layers, spans, bodies, bytes, events } = recording;
  const need = (isKept: boolean, where: string, what: string) => {
    if (!isKept) broken.push(`${where}: ${what}`);
  };
  const has = (list: readonly unknown[], index: number) => index >= 0 && index < list.length;
  layers.forEach((layer, i) => {
    need(layer.id === i, `layers[${i}]`, `its id is ${layer.id}`);
  });
  need(layers[0]?.kind === 'server', 'layers[0]', 'it is not the server');
  spans.forEach((span, i) => {
    const where = `spans[${i}]`;
    need(span.id === i, where, `its id is ${span.id}`);
    need(has(layers, span.layer), where, `there is no layer ${span.layer}`);
    need(
      span.parent === null || (span.parent >= 0 && span.parent < i),
      where,
      `its parent ${span.parent} is not an earlier span`,
    );
  });
  bodies.forEach((body, i) => {
    need(body.id === i, `bodies[${i}]`, `its id is ${body.id}`);
    need(body.maker === null || has(spans, body.maker), `bodies[${i}]`, `there is no span ${body.maker}`);
  });
  for (const [i, { at }] of (recording.globals ?? []).entries())
    need(at === 0 || has(events, at), `globals[${i}]`, `there is no event ${at}`);
  events.forEach((event, i) => {
    const where = `events[${i}] (${event.type})`;
    for (const span of [event.span, event.by, 'to' in event ? event.to : null]) {
      need(span === null || span === undefined || has(spans, span), where, `there is no span ${span}`);
    }
    if ('body' in event && event.body !== undefined) need(has(bodies, event.body), where, `there is no body ${event.body}`);
    if ('bytes' in event && event.bytes !== undefined)
      need(has(bytes, event.bytes), where, `there is no block of bytes ${event.bytes}`);
    if (event.type === 'return') {
      for (const held of event.holds ?? [])
        need(typeof held !== 'number' || has(bytes, held), where, `there is no block of bytes ${held}`);
    }
    if ('size' in event && event.size !== undefined) {
      const kept = bytes[event.bytes ?? -1]?.length ?? 0;
      need(event.size > kept, where, `its size is ${event.size}, and ${kept} bytes of it are kept`);
    }
    if (event.type !== 'sent') return;
    const total = event.parts.reduce((sum, part) => sum + part.size, 0);
    const size = event.size ?? bytes[event.bytes]?.length;
    need(total === size, where, `its parts add up to ${total} bytes, it has ${size}`);
    for (const { from } of event.parts)
      need(from === 'server' || (from >= 0 && from < i), where, `part of event ${from}, which is not before it`);
  });
  return broken;
}

// Recordings as short lines of text, for tests that read as a story: "Timing: call by wsgiref", "application: chunk “hi”".
import type { TraceEvent } from '../trace/event.ts';
import type { Recording } from '../trace/recording.ts';

const SILENT = new Set(['received', 'sent']);

/** One line for each event but those at the socket; the server's access log is left out too. */
export function story(recording: Recording | null): string[] {
  if (recording === null) throw new Error('Nothing was recorded.');
  return recording.events
    .filter((event) => !SILENT.has(event.type) && !(event.type === 'print' && event.stream === 'log'))
    .map((event) => line(recording, event));
}

export function layersOf(recording: Recording | null): string[] {
  return (recording?.layers ?? []).slice(1).map((layer) => layer.name);
}

function line(recording: Recording, event: TraceEvent): string {
  const name = (span: number | null | undefined): string => {
    const layer = span === null || span === undefined ? undefined : recording.layers[recording.spans[span]?.layer ?? -1];
    return layer === undefined ? '-' : layer.kind === 'server' ? 'server' : layer.name;
  };
  const by = event.by === undefined ? '' : ` by ${name(event.by)}`;
  return `${name(event.span)}: ${event.type}${detail(recording, event, name)}${by}`;
}

function detail(recording: Recording, event: TraceEvent, name: (span: number | null) => string): string {
  const block = (index: number | undefined) => (index === undefined ? '' : ` “${recording.bytes[index]}”`);
  switch (event.type) {
    case 'start_response':
      return ` ${typeof event.status === 'string' ? event.status : event.status.text} to ${name(event.to)}`;
    case 'write':
      return `${block(event.bytes)} to ${name(event.to)}`;
    case 'chunk':
      return event.value ? ` ${event.value.text}` : block(event.bytes);
    case 'return':
      if (event.response) return ` ${event.response.type} ${event.response.status}`;
      return event.body === undefined ? ` ${event.value?.text}` : ` ${recording.bodies[event.body]?.kind}`;
    case 'hook':
      return ` ${event.name} gave ${event.response?.status ?? event.gave}`;
    case 'catch':
      return event.response ? ` ${event.name} becomes ${event.response.status}` : '';
    case 'middleware':
      return ` ${event.entries.map(({ path, used, says }) => `${path.split('.').at(-1)}${used ? '' : ' unused'}${says ? `: ${says}` : ''}`).join(', ')}`;
    case 'query':
      return ` ${event.sql.slice(0, 40)}`;
    case 'signal':
      return ` ${event.name} ${event.calls.map(({ receiver }) => receiver).join(', ')}`;
    case 'drain':
      return ` ${event.count}`;
    case 'close':
      return event.cause === 'garbage' ? ' garbage' : '';
    case 'raise':
      return ` ${event.name} “${event.text}” during ${event.during}`;
    case 'print':
      return ` ${event.stream} “${event.text.trimEnd()}”`;
    case 'read':
      return ` ${event.asked} got ${event.got}`;
    case 'wait':
      return ` on ${event.on}`;
    case 'cut':
      return ` ${event.what}`;
    case 'exit':
      return ` ${event.code}`;
    case 'phase':
      return ` ${event.name} ${event.of ?? ''}${event.ends ? ' done' : ''}`;
    case 'import':
      return ` ${event.name}`;
    case 'open':
      return ` ${event.name}`;
    case 'line':
      return ` ${event.place?.line}`;
    default:
      return '';
  }
}

// A recording as a trace that Perfetto (and chrome://tracing) opens: the JSON form of the Trace Event Format. One track for each layer; a slice for
// each call of it and for each pull of its body; an instant for what crosses without taking time; an arrow from what made a chunk to what pulled it.
import type { Recording, SpanId } from '../trace/recording.ts';
import { isEager, linkAt } from '../trace/spans.ts';
import { textOf } from '../trace/words.ts';

/** "X": a slice, "i": an instant, "s" and "f": the ends of an arrow, "M": metadata. Times are microseconds. */
export interface TraceEntry {
  ph: 'X' | 'i' | 's' | 'f' | 'M';
  name: string;
  cat?: string;
  pid: number;
  tid?: number;
  ts?: number;
  dur?: number;
  /** Of an instant: its track only. */
  s?: 't';
  /** Of an arrow's end: it leads to the slice around it. */
  bp?: 'e';
  id?: number;
  args?: Readonly<Record<string, unknown>>;
}

interface Open {
  key: string;
  entry: TraceEntry;
}

export function perfettoOf(recording: Recording): { traceEvents: readonly TraceEntry[]; displayTimeUnit: 'ms' } {
  const { layers, spans, events, process, request } = recording;
  const server = layers[0]?.name ?? 'server';
  const entries: TraceEntry[] = [
    { ph: 'M', name: 'process_name', pid: process, args: { name: `${server}, process ${process}, request ${request}` } },
    ...layers.flatMap(({ id, name }): TraceEntry[] => [
      { ph: 'M', name: 'thread_name', pid: process, tid: trackOf(id), args: { name } },
      { ph: 'M', name: 'thread_sort_index', pid: process, tid: trackOf(id), args: { sort_index: id } },
    ]),
  ];
  const layerOf = (span: SpanId | null | undefined): number => spans[span ?? 0]?.layer ?? 0;
  const micros = (at: number): number => Math.round(at * 1e6) / 1e3;
  const open: Open[] = [];
  let arrows = 0;

  const begin = (key: string, name: string, cat: string, layer: number, ts: number, args: TraceEntry['args'] = {}) => {
    const entry: TraceEntry = { ph: 'X', name, cat, pid: process, tid: trackOf(layer), ts, dur: 0, args };
    entries.push(entry);
    open.push({ key, entry });
  };
  /** What was begun inside it and never ended, ends with it. */
  const end = (key: string, ts: number): void => {
    const at = open.findLastIndex((one) => one.key === key);
    if (at < 0) return;
    for (const { entry } of open.splice(at)) entry.dur = Math.round((ts - (entry.ts ?? 0)) * 1e3) / 1e3;
  };
  const instant = (name: string, cat: string, layer: number, ts: number, args: TraceEntry['args'] = {}): void => {
    entries.push({ ph: 'i', s: 't', name, cat, pid: process, tid: trackOf(layer), ts, args });
  };

  begin('exchange', `request ${request}`, 'exchange', 0, micros(events[0]?.at ?? 0));
  let now = 0;
  events.forEach((event, cursor) => {
    now = Math.max(now, micros(event.at));
    const ts = now;
    const layer = layerOf(event.span);
    const name = layers[layer]?.name ?? '';
    switch (event.type) {
      case 'call':
        begin(`call ${event.span}`, name, 'call', layer, ts, event.place === null ? {} : { ...event.place });
        break;
      case 'return':
        end(`call ${event.span}`, ts);
        break;
      case 'raise':
        instant(`${event.name}: ${event.text}`, 'raise', layer, ts);
        end(event.during === 'next' ? `next of ${event.span}` : event.during === 'call' ? `call ${event.span}` : '', ts);
        break;
      case 'next':
        // Nothing of anybody's runs when a list gives its chunks.
        if (isEager(recording, event.body)) return;
        begin(`next of ${event.span}`, `next(${name})`, 'next', layer, ts, { body: event.body });
        break;
      case 'chunk':
      case 'stop': {
        const size = event.type === 'chunk' ? (event.size ?? recording.bytes[event.bytes ?? -1]?.length ?? 0) : 0;
        const pulled = open.findLast(({ key }) => key === `next of ${event.span}`)?.entry;
        const by = linkAt(recording, cursor).other;
        if (event.type === 'chunk') instant('chunk', 'chunk', layer, ts, { bytes: size });
        if (pulled !== undefined && by !== null) {
          arrows += 1;
          const arrow = { name: 'pulled', cat: 'pull', pid: process, id: arrows };
          entries.push({ ...arrow, ph: 's', tid: pulled.tid ?? 0, ts: pulled.ts ?? ts });
          entries.push({ ...arrow, ph: 'f', bp: 'e', tid: trackOf(layerOf(by)), ts });
        }
        end(`next of ${event.span}`, ts);
        break;
      }
      case 'start_response':
        instant(`start_response ${textOf(event.status)}`, 'start_response', layer, ts);
        break;
      case 'write':
        instant('write', 'write', layer, ts);
        break;
      case 'close':
        instant('close', 'close', layer, ts, { cause: event.cause });
        break;
      case 'sent':
        instant('sent', 'sent', 0, ts, { bytes: event.size ?? recording.bytes[event.bytes]?.length ?? 0 });
        break;
      case 'received':
        instant('received', 'received', 0, ts, { bytes: event.size ?? recording.bytes[event.bytes]?.length ?? 0 });
        break;
      default:
        return;
    }
  });
  end('exchange', now);
  return { traceEvents: entries, displayTimeUnit: 'ms' };
}

/** Tracks are numbered like threads, from 1. */
const trackOf = (layer: number): number => layer + 1;

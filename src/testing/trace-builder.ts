// Recordings for tests, written so that a test reads as a picture of the traffic: who calls whom, what comes back.
// Layers are named; the builder keeps who has control, hands out the identities and lets a little time pass with each event.
import type { EventOf } from '../trace/event.ts';
import type { Value } from '../trace/event-parts.ts';
import type { Span } from '../trace/recording.ts';
import {
  type CallHow,
  type Chunk,
  deltaOf,
  type Header,
  type Named,
  named,
  type Part,
  pyValue,
  type Returned,
} from './picture-words.ts';
import { TraceTables } from './trace-tables.ts';

/** Begins a recording. Layers as "Name file.py:line", in any order; their numbers follow the order they are first called in. */
export function record(server: string, ...layers: string[]): TraceBuilder {
  return new TraceBuilder(server, layers);
}

export class TraceBuilder extends TraceTables {
  /** Spans whose code is running, innermost last. */
  readonly #control: number[] = [0];
  /** By span: identity of its environ, and who made the start_response it was handed. */
  readonly #env: number[] = [1];
  readonly #maker: (number | null)[] = [null];

  received(bytes: string): this {
    return this.add({ type: 'received', span: 0, bytes: this.block(bytes) });
  }

  /** Whoever has control (or `by`) calls `name`; its code begins at once unless it is `lazy`.
   *  `environ` whole for the first call, later `set` and `gone`. `sr`: the layer whose own start_response is handed in. `copy`: with a new environ. */
  call(name: string, how: CallHow = {}): this {
    const parent = how.by === undefined ? this.#top() : this.spanOf(how.by);
    const layer = this.layerOf(name);
    const span: Span = { id: this.spans.length, layer, parent, asks: this.events.length };
    this.spans.push(span);
    this.#env[span.id] = how.copy ? 100 + span.id : (this.#env[parent] ?? 1);
    const maker = how.sr === undefined ? (this.#maker[parent] ?? 0) : this.spanOf(how.sr);
    this.#maker[span.id] = maker;
    const isFirst = span.id === 1;
    const given = isFirst
      ? { environ: named(how.environ ?? { REQUEST_METHOD: 'GET', PATH_INFO: '/' }) }
      : { delta: deltaOf(how) };
    this.add({ type: 'call', span: span.id, by: parent, ...given, env: this.#env[span.id], sr: 10 + maker }, how.line);
    if (how.lazy) return this;
    this.#control.push(span.id);
    return how.unstarted ? this : this.add({ type: 'enter', span: span.id });
  }

  /** The code of a lazily called layer begins. */
  enter(name: string): this {
    return this.add({ type: 'enter', span: this.spanOf(name) });
  }

  startResponse(
    name: string,
    status: unknown,
    headers: readonly Header[] | Value = [],
    how: { error?: number; line?: number } = {},
  ): this {
    const span = this.spanOf(name);
    const maker = this.#maker[span] ?? 0;
    const error = how.error === undefined ? {} : { error: how.error };
    return this.add(
      {
        type: 'start_response',
        span,
        status,
        headers: Array.isArray(headers) ? headers.map((h) => [...h]) : headers,
        ...error,
        sr: 10 + maker,
        to: maker,
      },
      how.line,
    );
  }

  write(name: string, chunk: Chunk, line?: number): this {
    const span = this.spanOf(name);
    return this.add({ type: 'write', span, ...this.#chunkFields(chunk), to: this.#maker[span] ?? 0 }, line);
  }

  /** The call of `name` gives back: a list of chunks (`{text}` is a str among them), the body another layer made (`{same}`),
   *  a lazy body (`{kind}`), or a plain value (`{value}`). */
  returns(
    name: string,
    what: readonly Chunk[] | Returned,
    how: { set?: Named; gone?: readonly string[]; line?: number } = {},
  ): this {
    const span = this.spanOf(name);
    const at = this.#control.lastIndexOf(span);
    if (at > 0) this.#control.splice(at);
    const delta = how.set || how.gone ? { delta: deltaOf(how) } : {};
    if (Array.isArray(what)) {
      const chunks = what as readonly Chunk[];
      const holds = chunks.map((chunk) => (typeof chunk === 'string' ? this.block(chunk) : pyValue(chunk.text)));
      return this.add({ type: 'return', span, body: this.newBody('list', span, false), holds, ...delta }, how.line);
    }
    const { same, kind, value } = what as Returned;
    const body =
      same !== undefined ? this.bodyOf(same) : kind !== undefined ? this.newBody(kind, span, kind === 'generator') : undefined;
    return this.add(
      {
        type: 'return',
        span,
        ...(body === undefined ? {} : { body }),
        ...(value === undefined ? {} : { value: pyValue(value) }),
        ...delta,
      },
      how.line,
    );
  }

  /** `by` (the server when left out) asks the body that `maker` made for a chunk. */
  next(maker: string, by?: string): this {
    return this.add({ type: 'next', span: this.spanOf(maker), by: this.#actor(by), body: this.bodyOf(maker) });
  }

  chunk(maker: string, chunk: Chunk, line?: number): this {
    return this.add({ type: 'chunk', span: this.spanOf(maker), body: this.bodyOf(maker), ...this.#chunkFields(chunk) }, line);
  }

  /** The server asks for a chunk and gets it. */
  pulls(maker: string, chunk: Chunk): this {
    return this.next(maker).chunk(maker, chunk);
  }

  drain(maker: string, by: string, count: number | null): this {
    return this.add({ type: 'drain', span: this.spanOf(maker), by: this.spanOf(by), body: this.bodyOf(maker), count });
  }

  stop(maker: string): this {
    return this.add({ type: 'stop', span: this.spanOf(maker), body: this.bodyOf(maker) });
  }

  close(maker: string, by?: string, cause: 'call' | 'garbage' = 'call'): this {
    return this.add({ type: 'close', span: this.spanOf(maker), by: this.#actor(by), body: this.bodyOf(maker), cause });
  }

  /** The exception `error` leaves `name`. */
  raises(
    name: string,
    error: number,
    exception: string,
    text: string,
    how: { during?: EventOf<'raise'>['during']; line?: number } = {},
  ): this {
    const span = this.spanOf(name);
    const at = this.#control.lastIndexOf(span);
    if (at > 0) this.#control.splice(at);
    return this.add({ type: 'raise', span, error, name: exception, text, during: how.during ?? 'call' }, how.line);
  }

  catches(name: string, error: number, line?: number): this {
    return this.add({ type: 'catch', span: this.spanOf(name), error }, line);
  }

  reads(name: string, asked: number | null, got: number): this {
    return this.add({ type: 'read', span: this.spanOf(name), asked, got });
  }

  prints(name: string, stream: 'stdout' | 'stderr' | 'errors' | 'log', text: string, line?: number): this {
    return this.add({ type: 'print', span: this.spanOf(name), stream, text }, line);
  }

  waits(name: string, on: 'input' | 'sleep' | 'client', ms: number | null): this {
    return this.add({ type: 'wait', span: this.spanOf(name), on, ms });
  }

  open(name: string, frame: number, func: string, line: number, locals: Named = {}, depth = 0): this {
    return this.add(
      { type: 'open', span: this.spanOf(name), frame, depth, name: func, locals: { set: named(locals), gone: [] } },
      line,
    );
  }

  line(name: string, frame: number, line: number, locals?: Named, depth = 0): this {
    const changed = locals === undefined ? {} : { locals: { set: named(locals), gone: [] } };
    return this.add({ type: 'line', span: this.spanOf(name), frame, depth, ...changed }, line);
  }

  leave(
    name: string,
    frame: number,
    line: number,
    how: { value?: unknown; error?: number; yields?: true } = {},
    depth = 0,
  ): this {
    const value = how.value === undefined ? {} : { value: pyValue(how.value) };
    return this.add({ type: 'leave', span: this.spanOf(name), frame, depth, ...how, ...value }, line);
  }

  closesInput(by: string, line?: number): this {
    return this.add({ type: 'note', span: this.spanOf(by), what: 'input' }, line);
  }

  /** What Django tells of itself: a hook, a query, a signal, its MIDDLEWARE. */
  tells(
    by: string,
    told: { type: 'hook' | 'query' | 'signal' | 'middleware' | 'connect' | 'wiring' } & Readonly<Record<string, unknown>>,
    line?: number,
  ): this {
    return this.add({ ...told, span: this.spanOf(by) }, line);
  }

  phase(name: string, of: string): this {
    return this.add({ type: 'phase', span: null, name, of });
  }

  /** What a start-up tells of Django. */
  tellsOfStart(
    told: { type: 'registry' | 'wiring' | 'connect' | 'phase' | 'raise' } & Readonly<Record<string, unknown>>,
    place: { file: string; line: number } | null = null,
  ): this {
    return this.add({ ...told, span: null, place });
  }

  imports(module: string, file: string): this {
    this.add({ type: 'import', span: null, name: module });
    return this.placed({ file, line: 1 });
  }

  /** A flush to the client, part by part: the server's own bytes, or those of the latest start_response, chunk or write. */
  sent(...parts: readonly Part[]): this {
    const text = parts.map(([, part]) => part).join('');
    const rows = parts.map(([from, part]) => ({ from: from === 'server' ? from : this.latest(from), size: part.length }));
    return this.add({ type: 'sent', span: 0, bytes: this.block(text), parts: rows });
  }

  /** Of the bytes of the event just added, only the beginning is kept: there were so many. */
  ofSize(size: number): this {
    const last = this.events.at(-1);
    if (last?.type !== 'received' && last?.type !== 'chunk' && last?.type !== 'write' && last?.type !== 'sent')
      throw new Error('the last event carries no bytes');
    const kept = this.bytes[last.bytes ?? -1]?.length ?? 0;
    last.size = size;
    const part = last.type === 'sent' ? last.parts.at(-1) : undefined;
    if (part) part.size += size - kept;
    return this;
  }

  cut(what: 'lines' | 'library' | 'bytes' | 'prints' | 'events', kept: number, of: number | null): this {
    return this.add({ type: 'cut', span: null, what, kept, of });
  }

  exit(code: number): this {
    return this.add({ type: 'exit', span: this.#top(), code });
  }

  #top(): number {
    return this.#control.at(-1) ?? 0;
  }

  #actor(name: string | undefined): number {
    return name === undefined ? 0 : this.spanOf(name);
  }

  #chunkFields(chunk: Chunk): { bytes: number } | { value: Value } {
    return typeof chunk === 'string' ? { bytes: this.block(chunk) } : { value: pyValue(chunk.text) };
  }
}

// The tables of a recording while it is drawn by hand: who is in it, and what happened, each thing with the number that it is known by.
import type { EventType, TraceEvent } from '../trace/event.ts';
import type { Place } from '../trace/event-parts.ts';
import { type Body, type Layer, RECORDING_VERSION, type Recording, type Span } from '../trace/recording.ts';
import { placeOf } from './picture-words.ts';

export type Loose = { type: EventType; [field: string]: unknown };

/** What is common to all pictures; `record` in trace-builder.ts begins one. */
export class TraceTables {
  protected readonly server: string;
  /** Layers that may be called, with where they are. */
  readonly #places = new Map<string, Place | null>();
  protected readonly layers: Layer[] = [];
  protected readonly spans: Span[] = [];
  protected readonly bodies: Body[] = [];
  protected readonly bytes: string[] = [];
  protected readonly events: TraceEvent[] = [];
  #at = 0;

  constructor(server: string, layers: readonly string[]) {
    this.server = server;
    for (const spec of layers) {
      const [name = '', place] = spec.split(' ');
      this.#places.set(name, place === undefined ? null : placeOf(place));
    }
    this.layers.push({ id: 0, name: server, kind: 'server', place: null });
    this.spans.push({ id: 0, layer: 0, parent: null, asks: 0 });
  }

  /** The recording as it stands. */
  end(ended: Recording['ended'] = 'complete'): Recording {
    return {
      version: RECORDING_VERSION,
      process: 1,
      request: 1,
      origin: 1_700_000_000_000,
      server: this.server,
      layers: this.layers,
      spans: this.spans,
      bodies: this.bodies,
      bytes: this.bytes,
      events: this.events,
      ended,
    };
  }

  protected add(event: Loose, line?: number): this {
    const { type, span, by, ...rest } = event;
    const acting = typeof by === 'number' ? by : typeof span === 'number' ? span : 0;
    const file = this.layers[this.spans[acting]?.layer ?? 0]?.place?.file;
    const place = line === undefined || file === undefined ? null : { file, line };
    const actor = by === undefined || by === span ? {} : { by };
    this.events.push({ type, at: this.#at, span: span ?? null, ...actor, place, ...rest } as unknown as TraceEvent);
    this.#at = Math.round((this.#at + 0.1) * 10) / 10;
    return this;
  }

  protected placed(place: Place): this {
    const last = this.events.at(-1);
    if (last) last.place = place;
    return this;
  }

  protected layerOf(name: string): number {
    const known = this.layers.find((layer) => layer.name === name);
    if (known) return known.id;
    if (!this.#places.has(name)) throw new Error(`no layer ${name} in this picture`);
    const id = this.layers.length;
    this.layers.push({ id, name, kind: 'wsgi', place: this.#places.get(name) ?? null });
    return id;
  }

  /** The latest call of a layer. */
  protected spanOf(name: string): number {
    const layer = this.layers.find((l) => l.name === name)?.id;
    const span = this.spans.findLast((s) => s.layer === layer);
    if (span === undefined) throw new Error(`${name} was not called in this picture`);
    return span.id;
  }

  protected newBody(kind: Body['kind'], maker: number, lazy: boolean): number {
    const id = this.bodies.length;
    this.bodies.push({ id, kind, maker, lazy });
    return id;
  }

  protected bodyOf(maker: string): number {
    const span = this.spanOf(maker);
    const body = this.bodies.findLast((b) => b.maker === span);
    if (body === undefined) throw new Error(`${maker} made no body in this picture`);
    return body.id;
  }

  protected block(text: string): number {
    const known = this.bytes.indexOf(text);
    return known >= 0 ? known : this.bytes.push(text) - 1;
  }

  protected latest(type: EventType): number {
    const at = this.events.findLastIndex((event) => event.type === type);
    if (at < 0) throw new Error(`no ${type} yet in this picture`);
    return at;
  }
}

// What the stage shows at one moment, in words of the onion and without any geometry. Pure: (recording, cursor) in, this out.
import type { OnPath } from './on-path.ts';
import type { Cursor, Layer } from './recording.ts';

/** The colour family of traffic: a request, a response by its status class, an exception. Always doubled by side, arrow or word. */
export type Tone = 'req' | 's2' | 's3' | 's4' | 's5' | 'fault';

/** One thing that a layer changed on the way through. `was`/`now` are what a person reads ("gzip", "1,204 B").
 *  `request`: the request line as it came in. `fault`: an exception appears (sign `!`) or is caught. `sent`: what left for the client. */
export interface Change {
  what: 'request' | 'environ' | 'status' | 'header' | 'body' | 'fault' | 'sent';
  sign: '+' | '-' | '~' | '!' | '';
  key: string;
  was?: string;
  now?: string;
  /** For a body whose size changed: bytes in and out. */
  sizes?: readonly [number, number];
}

export type SkinState = 'idle' | 'here' | 'lazy' | 'never' | 'aside';
/** One skin, outermost first; the first is the server. `lazy`: called, but none of its code has run yet. `never`: not reached in this request (known only once it is over, or once the path has turned above it).
 *  `aside`: not in the picture, another layer is at its level just now (levels.ts). */
export interface Skin {
  layer: Layer;
  state: SkinState;
}

/** Where on the one path something rests: outside with the client, in a band on the way down or up, or at the turn of the deepest skin reached. */
export interface Stop {
  skin: number;
  side: 'client' | 'down' | 'turn' | 'up';
}

/** A boundary that was or will be crossed. `skin` is the one whose upper edge it is. */
export interface Crossing {
  event: Cursor;
  skin: number;
  side: 'down' | 'up';
  kind: 'received' | 'call' | 'return' | 'next' | 'chunk' | 'stop' | 'close' | 'raise' | 'drain' | 'sent' | 'write';
  state: 'done' | 'now' | 'next';
  tone: Tone;
  /** 1-based, for chunks and pulls. */
  nth?: number;
}

/** Margin text at a crossing. Nothing changed: no callout. */
export interface Callout {
  event: Cursor;
  skin: number;
  side: 'down' | 'up';
  state: 'done' | 'now' | 'next';
  tone: Tone;
  changes: readonly Change[];
}

export interface Packet {
  stop: Stop;
  /** "GET", "200", "311 B", "KeyError". */
  text: string;
  tone: Tone;
  /** What it is: the request, a body or chunk, a pull, a close, an exception. Decides its shape. */
  kind: 'request' | 'response' | 'chunk' | 'next' | 'close' | 'fault';
  nth?: number;
}

/** start_response on its own rail: who called it, whose hands it went through, who has it now. */
export interface Flag {
  /** "200". */
  text: string;
  tone: Tone;
  from: number;
  /** Skins whose callable took it, in order; the last one holds it. */
  hands: readonly number[];
}

export interface Fault {
  name: string;
  /** The skin it was raised in, and the ones whose boundary it crossed so far. */
  from: number;
  crossed: readonly number[];
  caught: number | null;
}

/** Where a rule of PEP 3333 was broken. */
export type Broken = OnPath;

export interface Scene {
  skins: readonly Skin[];
  /** By skin: how far in it lies, the server at 0. Layers that take turns share a level. */
  levels: readonly number[];
  /** The skin whose code runs now. */
  lit: number | null;
  /** The deepest skin reached up to the end of the recording: where the path turns. */
  turn: number;
  /** How far the trail is drawn. */
  packet: Packet | null;
  flag: Flag | null;
  fault: Fault | null;
  /** Rules that were broken so far, one for each place. */
  broken: readonly Broken[];
  /** Skins whose body has a close() that never came, as far as that is certain. */
  unclosed: readonly number[];
  /** The tone of the way up as far as it has been gone; what status decided it. */
  answer: Tone;
  crossings: readonly Crossing[];
  callouts: readonly Callout[];
  /** Chunks that already left for the client, and bytes sent. */
  sent: { chunks: number; bytes: number };
}

// The marks of traffic. Each means one thing: pentagon down, pentagon up, octagon fault, numbered bead chunk, ring with chevron next(), square with × close().
// Hollow is not the body; a dashed outline is not there: in grey still to come, in red never.
import type { Packet, Tone } from '../../trace/scene.ts';
import { round } from './geometry.ts';
import { answers } from './rest.ts';

const at = (x: number, y: number) => `translate(${round(x)} ${round(y)})`;

interface TagProps {
  x: number;
  y: number;
  text: string;
  tone: Tone;
  way: 'down' | 'up';
  fault?: boolean;
  hollow?: boolean;
  small?: boolean;
}

/** A tag that points the way it goes. */
export function Tag({ x, y, text, tone, way, fault = false, hollow = false, small = false }: TagProps) {
  const shape = fault ? octagon(text, small) : pentagon(text, way, small);
  return (
    <g className={`packet ${tone}${hollow ? ' hollow' : ''}`} transform={at(x, y)}>
      <path className="halo" d={shape} />
      <path className="body" d={shape} />
      <text y={small ? 3.6 : 4} className={small ? 'sm' : ''}>
        {text}
      </text>
    </g>
  );
}

const sizeOf = (text: string, small: boolean) => ({
  w: Math.max(small ? 20 : 30, text.length * (small ? 6 : 6.7) + 13) / 2,
  h: small ? 7 : 9.5,
});

function pentagon(text: string, way: 'down' | 'up', small: boolean): string {
  const { w, h } = sizeOf(text, small);
  const s = way === 'down' ? 1 : -1;
  const tip = small ? 5 : 7;
  return `M${round(-w)} ${-h * s}L${round(w)} ${-h * s}L${round(w)} ${h * s}L0 ${(h + tip) * s}L${round(-w)} ${h * s}Z`;
}

function octagon(text: string, small: boolean): string {
  const { w, h } = sizeOf(text, small);
  const c = 5;
  const top = h + 1;
  const x = round(w);
  return `M${c - x} ${-top}L${x - c} ${-top}L${x} ${c - top}L${x} ${top - c}L${x - c} ${top}L${c - x} ${top}L${-x} ${top - c}L${-x} ${c - top}Z`;
}

export function Bead({
  x,
  y,
  nth,
  tone,
  state,
}: {
  x: number;
  y: number;
  nth: number | string;
  tone: Tone;
  state?: 'past' | 'next';
}) {
  return (
    <g className={`bead ${tone} ${state ?? ''}`} transform={at(x, y)}>
      <circle r="9" />
      <text y="3.6">{nth}</text>
    </g>
  );
}

export function Ping({ x, y, past = false }: { x: number; y: number; past?: boolean }) {
  return (
    <g className={`ping${past ? ' past' : ''}`} transform={at(x, y)}>
      <circle r="8.5" />
      <path d="M-3.5 -1.5L0 2.5L3.5 -1.5" />
    </g>
  );
}

/** `missing`: it should have come, and nobody can call it any more. */
export function CloseMark({ x, y, state }: { x: number; y: number; state?: 'past' | 'next' | 'missing' }) {
  return (
    <g className={`closem ${state ?? ''}`} transform={at(x, y)}>
      <rect x="-7.5" y="-7.5" width="15" height="15" rx="2" />
      <path d="M-3 -3L3 3M3 -3L-3 3" />
    </g>
  );
}

interface DotProps {
  x: number;
  y: number;
  tone: Tone;
  state: 'done' | 'now' | 'next';
  /** What crosses there, where one can point at it and go to it. */
  event?: number;
}

export function Dot({ x, y, tone, state, event }: DotProps) {
  return (
    <circle className={`xdot ${tone} ${state}`} cx={round(x)} cy={round(y)} r={state === 'now' ? 4.5 : 3.2} data-event={event} />
  );
}

/** Whatever travels, in the shape of its kind. */
export function Traveller({ x, y, packet, small }: { x: number; y: number; packet: Packet; small: boolean }) {
  if (packet.kind === 'next') return <Ping x={x} y={y} />;
  if (packet.kind === 'close') return <CloseMark x={x} y={y} />;
  // What is no bytes is no chunk.
  if (packet.kind === 'chunk' && packet.tone === 'fault')
    return <Tag x={x} y={y} text={packet.text} tone="fault" way="up" fault small />;
  if (packet.kind === 'chunk') return <Bead x={x} y={y} nth={packet.nth ?? 1} tone={packet.tone} />;
  const fault = packet.kind === 'fault';
  return (
    <Tag
      x={x}
      y={y}
      text={packet.text}
      tone={packet.tone}
      way={answers(packet) ? 'up' : 'down'}
      fault={fault}
      small={small || fault}
    />
  );
}

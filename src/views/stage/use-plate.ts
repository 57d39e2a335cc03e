// The plate for a scene in the room it has. In a deep stack the focus goes with the packet, and at rest to the skin that was picked.
import { useMemo, useRef } from 'react';
import type { Scene } from '../../trace/scene.ts';
import { lerp, travel } from '../shared/easing.ts';
import type { Size } from '../shared/use-size.ts';
import { fitsOpen } from './bands.ts';
import { type Path, pathThrough } from './path.ts';
import { type Plate, plate as plateFor } from './plate.ts';
import { type Leg, turnNow } from './rest.ts';

/** `held`: the lens stays where it is, wherever the packet goes. */
export function usePlate(
  size: Size,
  scene: Scene,
  leg: Leg | null,
  picked: number | null,
  held = false,
): { plate: Plate; path: Path } {
  const { turn, levels } = scene;
  const settled = useMemo(() => plateFor({ ...size, levels, focus: 0, turn }), [size, levels, turn]);
  const levelOf = (skin: number): number => levels[skin] ?? 0;
  const moving = leg
    ? lerp(levelOf(focusOf(leg.from)), levelOf(focusOf(leg.to)), travel(leg.u))
    : levelOf(picked ?? focusOf(scene));
  const kept = useRef(moving);
  if (!held) kept.current = moving;
  const focus = fitsOpen(settled.geometry.bands) ? 0 : kept.current;
  const plate = useMemo(
    () => (focus === 0 ? settled : plateFor({ ...size, levels, focus, turn })),
    [settled, size, levels, focus, turn],
  );
  const bend = turnNow(leg?.to ?? scene);
  const path = useMemo(() => pathThrough(plate.geometry, bend, plate.wireY), [plate, bend]);
  return { plate, path };
}

/** The packet's place; the skin whose code runs, where that is elsewhere: Django calls hooks of a middleware that the packet has left behind. */
export function focusOf({ packet, lit }: Pick<Scene, 'packet' | 'lit'>): number {
  const at = packet?.stop.skin ?? lit ?? 0;
  return lit !== null && Math.abs(lit - at) > 1 ? lit : at;
}

// Skins that stand elsewhere than in the run before glide to their new places: outlines grow or shrink about the axis, names bow past each other.
import { type RefObject, useLayoutEffect, useMemo, useRef } from 'react';
import type { Skin } from '../../trace/scene.ts';
import { skinAt } from './geometry.ts';
import type { Plate } from './plate.ts';

const SWAP = { duration: 560, easing: 'cubic-bezier(.5, .05, .2, 1)' };
/** How far names give way to one another, in pixels. */
const BOW = 46;

export function useGlide(stage: RefObject<HTMLElement | null>, plate: Plate, skins: readonly Skin[]): void {
  const keys = useMemo(() => keysOf(skins), [skins]);
  const order = keys.join('\n');
  const before = useRef({ order, keys, plate });
  useLayoutEffect(() => {
    const was = before.current;
    before.current = { order, keys, plate };
    if (was.order === order || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const pairs = keys.map((key, now) => ({ now, old: was.keys.indexOf(key) })).filter(({ old }) => old >= 0);
    for (const { now, old } of pairs) if (now !== old) glide(stage.current, { now, old }, plate, was.plate);
  });
}

/** Two layers may have the same name. */
const keysOf = (skins: readonly Skin[]): string[] =>
  skins.map(({ layer }, i) => `${layer.name} ${skins.slice(0, i).filter((other) => other.layer.name === layer.name).length}`);

function glide(stage: HTMLElement | null, { now, old }: { now: number; old: number }, plate: Plate, was: Plate): void {
  const to = skinAt(plate.geometry, now);
  const from = skinAt(was.geometry, old);
  const { cx, E } = plate.geometry;
  const wide = from.a / to.a;
  const high = (was.geometry.E - from.T) / (E - to.T);
  const transformOrigin = `${cx}px ${E}px`;
  for (const outline of stage?.querySelectorAll(`[data-skin="${now}"] path`) ?? [])
    outline.animate(
      [
        { transform: `scale(${wide}, ${high})`, transformOrigin },
        { transform: 'none', transformOrigin },
      ],
      SWAP,
    );
  const far = from.T - to.T;
  const aside = old < now ? BOW : -BOW;
  stage
    ?.querySelector(`[data-label="${now}"]`)
    ?.animate(
      [{ transform: `translate(0, ${far}px)` }, { transform: `translate(${aside}px, ${far / 2}px)` }, { transform: 'none' }],
      SWAP,
    );
}

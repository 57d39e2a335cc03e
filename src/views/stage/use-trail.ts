// The trail on the way between two moments: what stands already, and what the hop adds. Both stay as they are for the whole hop.
import { useMemo } from 'react';
import type { Packet, Scene } from '../../trace/scene.ts';
import type { Path } from './path.ts';
import type { Plate } from './plate.ts';
import { answers, distanceOn, type Leg } from './rest.ts';
import { clip, type Stretch, trailOf } from './trail.ts';

interface Grown {
  settled: readonly Stretch[];
  growing: readonly Stretch[];
}

export function useTrail(
  plate: Plate,
  path: Path,
  scene: Scene,
  leg: Leg | null,
  packet: Packet | null,
  resting: number | null,
): Grown {
  const from = leg?.from;
  const to = leg?.to;
  return useMemo(() => {
    if (!packet) return { settled: [], growing: [] };
    if (!from || !to) return { settled: resting === null ? [] : trailOf(plate, path, scene, packet, resting), growing: [] };
    const start = distanceOn(plate, path, { from, to, u: 0 }) ?? 0;
    const end = distanceOn(plate, path, { from, to, u: 1 }) ?? start;
    const low = Math.min(start, end);
    const high = Math.max(start, end);
    // past the turn it is the answer that grows, whatever has travelled up to there
    const arriving = to.packet && answers(to.packet) ? to.packet : packet;
    const settled = trailOf(plate, path, scene, low > path.half ? arriving : packet, low);
    const whole = trailOf(plate, path, scene, arriving, high).filter((stretch) => stretch.look !== 'faint');
    return { settled, growing: clip(whole, low, high) };
  }, [plate, path, scene, from, to, packet, resting]);
}

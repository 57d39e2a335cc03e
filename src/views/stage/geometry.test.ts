import { expect, it } from 'vitest';
import { NAMED, total } from './bands.ts';
import { crossY, edgeY, geometry, innerOf, skinPath } from './geometry.ts';
import { pathThrough } from './path.ts';
import { plate } from './plate.ts';

const desktop = geometry({
  cx: 340,
  top: 42,
  A: 152,
  p: 90,
  bands: [60, 60, 60, 60],
  coreUp: 46,
  coreDown: 60,
  sides: 46,
  foot: 32, // biome-ignore format: one row of numbers
});

it('draws the five skins of the desktop mock', () => {
  expect(desktop.E).toBe(328);
  expect(desktop.skins.map((skin) => Math.round(skin.T))).toEqual([42, 102, 162, 222, 282]);
  expect(desktop.skins[0]?.B).toBe(420);
  expect(desktop.skins[4]?.a).toBeCloseTo(106);
  expect(desktop.skins[4]?.B).toBeCloseTo(388);
  expect(skinPath(desktop, { a: 152, T: 42, B: 420 })).toMatch(/^M188 328C188 76.3 206.2 42 340 42C/);
});

it('puts a crossing on the edge of its skin', () => {
  for (const skin of desktop.skins) {
    expect(edgeY(desktop.E, skin, 0)).toBeCloseTo(skin.T);
    expect(edgeY(desktop.E, skin, skin.a)).toBeCloseTo(desktop.E);
  }
  // on the cubic itself: B(t).x = p  ⇒  B(t).y = crossY
  const { a, T } = desktop.skins[2] ?? { a: 0, T: 0 };
  const y = crossY(desktop, 2);
  const distances = Array.from({ length: 4001 }, (_, k) => {
    const t = k / 4000;
    const x = 3 * (1 - t) ** 2 * t * a * 0.88 + 3 * (1 - t) * t * t * a + t ** 3 * a;
    const at = T + (desktop.E - T) * (3 * (1 - t) * t * t * 0.12 + t ** 3);
    return Math.hypot(x - desktop.p, at - y);
  });
  expect(Math.min(...distances)).toBeLessThan(0.1);
});

const sizes = [340, 455, 456, 680, 1100].flatMap((width) => [250, 320, 428, 900].map((height) => ({ width, height })));
/** Each within the one before. */
const nested = (skins: number): number[] => [...Array(skins).keys()];
const depths = [...Array(100).keys()].map((i) => i + 1);

/** What is wrong with a plate, in words; nothing when it is drawn as it should be. */
function faults(width: number, height: number, skins: number, focus: number): string[] {
  const { geometry: g } = plate({ width, height, levels: nested(skins), focus, turn: skins - 1 });
  const wrong = (says: string) => `${skins} skins, focus ${focus}: ${says}`;
  const found: string[] = [];
  g.skins.forEach((skin, i) => {
    const inner = g.skins[i + 1];
    if (i === 0 && (skin.T < 0 || skin.B > height || skin.a > width / 2)) found.push(wrong('leaves the plate'));
    if (!inner && skin.a < g.p + 15.9) found.push(wrong('the rails touch the core'));
    if (!inner) return;
    if (inner.T <= skin.T || inner.a >= skin.a || inner.B >= skin.B) found.push(wrong(`skin ${i + 1} overlaps ${i}`));
    if (crossY(g, i + 1) <= crossY(g, i)) found.push(wrong(`crossing ${i + 1} is not below ${i}`));
  });
  if (g.skins.length !== skins) found.push(wrong(`${g.skins.length} are drawn`));
  return found;
}

it.each(sizes)('fits any number of skins into $width × $height without overlap', ({ width, height }) => {
  const found = depths.flatMap((skins) =>
    [0, Math.floor(skins / 2), skins - 1].flatMap((focus) => faults(width, height, skins, focus)),
  );
  expect(found).toEqual([]);
});

it('folds none of a framework’s eleven layers in a stage of usual height', () => {
  for (const focus of [0, 5, 10]) {
    const { geometry: g } = plate({ width: 680, height: 428, levels: nested(11), focus, turn: 10 });
    expect(Math.min(...g.bands)).toBeGreaterThanOrEqual(21);
  }
});

it('opens the focused skin of a deep stack, and folds those far from it', () => {
  const { geometry: g } = plate({ width: 560, height: 396, levels: nested(41), focus: 17, turn: 40 });
  expect(g.bands[17]).toBeGreaterThan(50);
  expect(g.bands[16]).toBeGreaterThanOrEqual(15);
  expect(g.bands[30]).toBeLessThan(3);
  expect(total(g.bands)).toBeLessThan(396);
});

it('never loses the one in focus: its name has room in any stack, up to a hundred layers', () => {
  const lost = [...sizes, { width: 420, height: 220 }].flatMap(({ width, height }) =>
    depths.flatMap((skins) =>
      [0, 1, Math.floor(skins / 2), skins - 2].flatMap((focus) => {
        if (focus < 0 || focus >= skins - 1) return [];
        const band = plate({ width, height, levels: nested(skins), focus, turn: skins - 1 }).geometry.bands[focus] ?? 0;
        return band >= NAMED ? [] : [`${focus} of ${skins} in ${width} × ${height}: ${band}`];
      }),
    ),
  );
  expect(lost).toEqual([]);
});

it('gives the band of a short-circuit room to turn in', () => {
  for (const skins of [3, 5, 9, 30]) {
    const spec = { width: 560, height: 396, levels: nested(skins), focus: 1, turn: 1 };
    const { geometry: g, wireY } = plate(spec);
    expect(g.bands[1]).toBeGreaterThanOrEqual(skins > 20 ? 50 : 66);
    const path = pathThrough(g, 1, wireY);
    expect(path.turnY).toBeGreaterThan(crossY(g, 1));
    expect(path.pointAt(path.half)[1]).toBeLessThan(crossY(g, 2, 0));
  }
});

it('gives layers that share a level one shape, in which the path turns for either of them', () => {
  const spec = { width: 680, height: 428, levels: [0, 1, 2, 2], focus: 0, turn: 3 };
  const { geometry: g, wireY } = plate(spec);
  const three = plate({ ...spec, levels: [0, 1, 2], turn: 2 });
  expect(g.skins).toEqual([...three.geometry.skins, three.geometry.skins[2]]);
  expect(innerOf(g, 1)).toBe(2);
  expect(innerOf(g, 2)).toBe(4);
  for (const skin of [2, 3]) expect(pathThrough(g, skin, wireY).half).toBe(pathThrough(three.geometry, 2, wireY).half);
  expect(pathThrough(g, 1, wireY).turnY).toBe(pathThrough(three.geometry, 1, wireY).turnY);
});

it('measures the path: down, a turn at half of it, up', () => {
  const path = pathThrough(desktop, 4, 14);
  expect(path.pointAt(0)).toEqual([250, 14]);
  expect(path.pointAt(path.length)).toEqual([430, 14]);
  expect(path.pointAt(path.half)[0]).toBeCloseTo(340, 0);
  expect(path.pointAt(path.down(200))).toEqual([250, 200]);
  expect(path.pointAt(path.up(200))[1]).toBeCloseTo(200);
  const distances = [...Array(200).keys()].map((k) => path.pointAt((k / 199) * path.length));
  for (const [k, point] of distances.slice(1).entries()) {
    const last = distances[k] ?? point;
    expect(Math.hypot(point[0] - last[0], point[1] - last[1])).toBeLessThan(path.length / 190);
  }
});

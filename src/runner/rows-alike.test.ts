// Rows are read in a quick way of their own. It takes and refuses what the plain way does, the schema, and makes the same recording of it.
import { expect, test } from 'vitest';
import { Dice, randomPieces } from '../testing/random-recording.ts';
import { Assembly } from './assemble.ts';

type Event = Record<string, unknown>;
const isEvent = (piece: object): piece is { event: Event } => 'event' in piece;

const isValue = (told: unknown): told is { type: string; text: string } =>
  typeof told === 'object' && told !== null && 'text' in told;

/** `locals` as Python says them; null: they can't be said like that. */
function asTerse(locals: unknown): [set: unknown[], gone: unknown] | null {
  if (typeof locals !== 'object' || locals === null || Object.keys(locals).sort().join() !== 'gone,set') return null;
  const { set, gone } = locals as { set: unknown; gone: unknown };
  if (typeof set !== 'object' || set === null || Array.isArray(set)) return null;
  const values = Object.entries(set).flatMap(([name, told]: [string, unknown]): unknown[] => {
    // What is no value is said as it is. A text or a number would say something else.
    if (!isValue(told)) return [name, typeof told === 'object' ? told : [told]];
    const { type, text, ...more } = told;
    const whole = type === 'int' && Number.isSafeInteger(Number(text)) && String(Number(text)) === text;
    if (whole && Object.keys(more).length === 0) return [name, Number(text)];
    const inside = String(text).slice(1, -1);
    const plain = type === 'str' && text === `'${inside}'` && JSON.stringify(more) === JSON.stringify({ length: inside.length });
    return [name, plain ? inside : told];
  });
  return [values, gone];
}

/** The same pieces with each event as a row, as Python says them. */
function asRows(pieces: readonly object[], dice: Dice): unknown[] {
  const shapes = new Map<string, number>();
  const lines = new Map<string, number>();
  return pieces.flatMap((piece): unknown[] => {
    if ('begin' in piece) {
      shapes.clear();
      lines.clear();
    }
    if (!isEvent(piece)) return [piece];
    const { type, at, span, place, ...further } = piece.event;
    const rest: Event = further;
    const terse = 'locals' in rest && dice.chance(50) ? asTerse(rest.locals) : null;
    const told: unknown[] = [];
    const numberIn = (table: Map<string, number>, key: unknown, tell: (number: number) => unknown): number => {
      const known = table.get(JSON.stringify(key));
      if (known !== undefined) return known;
      told.push(tell(table.size));
      table.set(JSON.stringify(key), table.size);
      return table.size - 1;
    };
    const names = Object.keys(rest);
    if (dice.chance(30)) names.reverse();
    if (terse !== null) {
      const [set, gone] = terse;
      delete rest.locals;
      names.splice(names.indexOf('locals'), 1);
      const isAll = Array.isArray(gone) && gone.length === 0 && dice.chance(80);
      names.push('set', ...(isAll ? [] : ['gone']));
      Object.assign(rest, { set, gone });
    }
    const shape = numberIn(shapes, [type, names], (number) => ({ shape: [number, type, names] }));
    const { file, line } = (place ?? {}) as { file?: unknown; line?: unknown };
    const number = place === null ? null : numberIn(lines, place, (n) => ({ line: [n, file, line] }));
    const time = typeof at === 'number' ? at * 1000 : at;
    return [...told, [shape, time, span, number, ...names.map((name) => rest[name])]];
  });
}

/** What comes of it; null: it is refused. In messages of several pieces each, as they are posted. */
function assembled(pieces: readonly unknown[], dice: Dice): unknown {
  const assembly = new Assembly();
  try {
    for (let from = 0; from < pieces.length; ) {
      const to = from + 1 + dice.upTo(9);
      assembly.add(JSON.stringify(pieces.slice(from, to)));
      from = to;
    }
  } catch {
    return null;
  }
  return assembly.take();
}

const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);

test.each(SEEDS)('a recording is the same as rows and as objects (%i)', (seed) => {
  const pieces = randomPieces(seed, 300);
  const plain = assembled(pieces, new Dice(seed));
  expect(plain).not.toBeNull();
  const quick = assembled(asRows(pieces, new Dice(seed)), new Dice(seed));
  expect(quick).toStrictEqual(plain);
});

const JUNK: readonly unknown[] = [
  ...[null, true, 'x', '3', '', -1, 1.5, 1e9, 2 ** 60, [], [1], ['x'], [[1, 2]], {}],
  ...[{ set: {} }, { set: [], gone: [] }, { set: { a: 1 }, gone: [] }, { set: {}, gone: [1] }, { type: 'str' }],
  ...[{ type: 'str', text: 'x', more: 1 }, [{ from: 1e6, size: 1 }], [{ from: 'server', size: -1 }], [{ from: 'me', size: 1 }]],
];

test('of recordings with one thing in them spoilt, the same ones are refused', () => {
  const outcomes = { taken: 0, refused: 0 };
  for (let seed = 0; seed < 1500; seed += 1) {
    const dice = new Dice(seed + 1000);
    const pieces = randomPieces(seed % 50, 40);
    const { event } = dice.oneOf(pieces.filter(isEvent));
    const names = Object.keys(event).filter((name) => name !== 'place');
    const name = dice.chance(5) ? 'more' : dice.oneOf(names);
    const was = event[name];
    if (dice.chance(10) && name !== 'at' && name !== 'span') delete event[name];
    else event[name] = dice.oneOf(JUNK);
    const plain = assembled(pieces, new Dice(seed));
    const quick = assembled(asRows(pieces, new Dice(seed)), new Dice(seed));
    const what = `${name} of ${JSON.stringify(event)}, which was ${JSON.stringify(was)}`;
    expect(quick, what).toStrictEqual(plain);
    outcomes[plain === null ? 'refused' : 'taken'] += 1;
  }
  // Both happen, often.
  expect(Math.min(outcomes.taken, outcomes.refused)).toBeGreaterThan(50);
});

// Events as rows of values, which are half as long to say and to read as objects: [shape, type, at, span, line, further values…].
// What the numbers in them mean was said before. Whether it is an event is for others to say.
import { events, type Place } from '../trace/event.ts';

/** Names of fields, in the order of the event's schema, and where in a row their values are. */
type Plan = readonly (readonly [name: string, at: number])[];

const FIRST = ['', 'type', 'at', 'span', 'place'];
const PLACE = FIRST.indexOf('place');

export class Rows {
  readonly #lines: Place[] = [];
  readonly #shapes: { names: readonly string[]; plans: Map<unknown, Plan> }[] = [];

  line(number: number, file: string, line: number): void {
    this.#lines[number] = { file, line };
  }

  shape(number: number, names: readonly string[]): void {
    this.#shapes[number] = { names: [...FIRST, ...names], plans: new Map() };
  }

  read(row: readonly unknown[]): unknown {
    const shape = this.#shapes[Number(row[0])];
    if (shape?.names.length !== row.length) throw new Error('A row of values has no names.');
    let plan = shape.plans.get(row[1]);
    if (plan === undefined) {
      plan = planOf(row[1], shape.names);
      shape.plans.set(row[1], plan);
    }
    const made: Record<string, unknown> = {};
    for (let nth = 0; nth < plan.length; nth += 1) {
      const [name, at] = plan[nth] as Plan[number];
      made[name] = row[at];
    }
    const line = row[PLACE];
    made.place = line === null ? null : this.#lines[Number(line)];
    return made;
  }
}

function planOf(type: unknown, names: readonly string[]): Plan {
  if (typeof type !== 'string' || !Object.hasOwn(events, type)) throw new Error('There is no event of this type.');
  const fields = Object.keys(events[type as keyof typeof events].shape);
  const plan = fields.flatMap((name): Plan => (names.includes(name) ? [[name, names.indexOf(name)]] : []));
  if (plan.length !== names.length - 1) throw new Error(`A ${type} has no such fields.`);
  return plan;
}

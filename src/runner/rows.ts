// Events as rows of values, which are half as long to say and to read as objects: [shape, type, at, span, line, further values…].
// What the numbers in them mean was said before.
// Whoever runs in a process can make it say anything: each value is held against the event's schema.
import { type Check, checkOf } from '../lib/check-of.ts';
import { events, type Place, type TraceEvent } from '../trace/event.ts';

/** Fields in the order of the event's schema, where in a row their values are, and what these have to be. */
interface Plan {
  names: readonly string[];
  ats: readonly number[];
  checks: readonly Check[];
}

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

  /** The event that a row says. Throws when there is no such event. */
  read(row: readonly unknown[]): TraceEvent {
    const shape = this.#shapes[Number(row[0])];
    if (shape?.names.length !== row.length) throw new Error('A row of values has no names.');
    let plan = shape.plans.get(row[1]);
    if (plan === undefined) {
      plan = planOf(row[1], shape.names);
      shape.plans.set(row[1], plan);
    }
    const { names, ats, checks } = plan;
    const made: Record<string, unknown> = {};
    for (let nth = 0; nth < names.length; nth += 1) {
      const at = ats[nth] as number;
      const value = at === PLACE ? this.#placeOf(row[at]) : row[at];
      if (!(checks[nth] as Check)(value)) throw new Error(`The ${names[nth]} of a ${row[1]} is not as it should be.`);
      made[names[nth] as string] = value;
    }
    return made as TraceEvent;
  }

  #placeOf(line: unknown): unknown {
    return line === null ? null : this.#lines[Number(line)];
  }
}

function planOf(type: unknown, names: readonly string[]): Plan {
  if (typeof type !== 'string' || !Object.hasOwn(events, type)) throw new Error('There is no event of this type.');
  const { shape } = events[type as keyof typeof events];
  const fields = Object.entries(shape);
  const told = fields.filter(([name]) => names.includes(name));
  // What is left out must be something that may be.
  const lacks = fields.find(([name, schema]) => !names.includes(name) && !checkOf(schema)(undefined));
  if (lacks !== undefined || told.length !== names.length - 1) throw new Error(`These are not the fields of a ${type}.`);
  return {
    names: told.map(([name]) => name),
    ats: told.map(([name]) => names.indexOf(name)),
    checks: told.map(([, schema]) => checkOf(schema)),
  };
}

// Events as rows of values, which are half as long to say and to read as objects: [shape, at, span, line, further values…].
// What the numbers in them mean was said before.
// Whoever runs in a process can make it say anything: each value is held against the event's schema.
import { type Check, checkOf } from '../lib/check-of.ts';
import { type EventType, events, type Place, type TraceEvent } from '../trace/event.ts';

/** Fields in the order of the event's schema, where in a row their values are, and what these have to be. */
interface Plan {
  type: EventType;
  size: number;
  names: readonly string[];
  ats: readonly number[];
  checks: readonly Check[];
}

const FIRST = ['', 'at', 'span', 'place'];
const AT = FIRST.indexOf('at');
const PLACE = FIRST.indexOf('place');

export class Rows {
  readonly #lines: Place[] = [];
  readonly #plans: Plan[] = [];

  line(number: number, file: string, line: number): void {
    this.#lines[number] = { file, line };
  }

  /** From now on rows that begin with `number` are events of this type. Throws when there is none with these fields. */
  shape(number: number, type: string, names: readonly string[]): void {
    this.#plans[number] = planOf(type, [...FIRST, ...names]);
  }

  /** The event that a row says. Throws when there is no such event. */
  read(row: readonly unknown[]): TraceEvent {
    const plan = this.#plans[row[0] as number];
    if (plan?.size !== row.length) throw new Error('A row of values has no names.');
    const { type, names, ats, checks } = plan;
    const made: Record<string, unknown> = { type };
    for (let nth = 0; nth < names.length; nth += 1) {
      const at = ats[nth] as number;
      const value = at === PLACE ? this.#placeOf(row[PLACE]) : at === AT ? millisecondsOf(row[AT]) : row[at];
      if (!(checks[nth] as Check)(value)) throw new Error(`The ${names[nth]} of a ${type} is not as it should be.`);
      made[names[nth] as string] = value;
    }
    return made as TraceEvent;
  }

  #placeOf(line: unknown): unknown {
    return line === null ? null : this.#lines[Number(line)];
  }
}

/** Rows tell the time in microseconds: whole numbers are shorter. */
const millisecondsOf = (microseconds: unknown): unknown =>
  typeof microseconds === 'number' ? microseconds / 1000 : microseconds;

function planOf(type: string, names: readonly string[]): Plan {
  if (!Object.hasOwn(events, type)) throw new Error('There is no event of this type.');
  const known = type as EventType;
  const fields = Object.entries(events[known].shape).filter(([name]) => name !== 'type');
  const told = fields.filter(([name]) => names.includes(name));
  // What is left out must be something that may be.
  const lacks = fields.find(([name, schema]) => !names.includes(name) && !checkOf(schema)(undefined));
  if (lacks !== undefined || told.length !== names.length - 1) throw new Error(`These are not the fields of a ${type}.`);
  return {
    type: known,
    size: names.length,
    names: told.map(([name]) => name),
    ats: told.map(([name]) => names.indexOf(name)),
    checks: told.map(([, schema]) => checkOf(schema)),
  };
}

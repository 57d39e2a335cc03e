// Events as rows of values, which are half as long to say and to read as objects: [shape, at, span, line, further values…].
// What the numbers in them mean was said before.
// Whoever runs in a process can make it say anything: each value is held against the event's schema. There may be a hundred thousand of them, and
// the page waits: what can be known of a shape is worked out once, when it is told.
import { type Check, checkOf } from '../lib/check-of.ts';
import { type EventType, events, type TraceEvent } from '../trace/event.ts';
import type { Place } from '../trace/event-parts.ts';
import { familiar, type Make } from './familiar.ts';
import { type Roles, rolesOf } from './sound.ts';
import { unfolded } from './terse.ts';

/** What is known of the rows of one shape; `checks` and `roles` by where in the row a value is. */
interface Plan {
  type: EventType;
  size: number;
  names: readonly string[];
  checks: readonly Check[];
  roles: Roles;
  make: Make;
  /** Where `set` is, which is said for `locals`, and `gone` behind it; -1: neither is said. */
  set: number;
}

const FIRST = ['', 'at', 'span', 'place'];
const AT = FIRST.indexOf('at');
const SPAN = FIRST.indexOf('span');
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

  /** The event that a row says. Throws when there is no such event. The row is used up: `locals` is put where they were said tersely. */
  read(row: unknown[]): TraceEvent {
    const plan = this.#planOf(row);
    const { checks, set } = plan;
    if (set >= 0) {
      const locals = unfolded(row[set], row[set + 1]);
      if (locals === null) throw unlike(plan, set);
      row[set] = locals;
    }
    // They are the last, and have been checked.
    const size = set < 0 ? plan.size : set;
    // Rows tell the time in microseconds: whole numbers are shorter.
    const microseconds = row[AT];
    if (typeof microseconds !== 'number' || !Number.isFinite(microseconds)) throw unlike(plan, AT);
    const span = row[SPAN];
    if (span !== null && !Number.isSafeInteger(span)) throw unlike(plan, SPAN);
    const line = row[PLACE];
    const place = line === null ? null : typeof line === 'number' ? this.#lines[line] : undefined;
    if (place === undefined) throw unlike(plan, PLACE);
    for (let at = FIRST.length; at < size; at += 1) {
      const check = checks[at] as Check;
      // Most are whole numbers, and this is known to be quick.
      if (!(check === isWhole ? Number.isSafeInteger(row[at]) : check(row[at]))) throw unlike(plan, at);
    }
    return plan.make(row, microseconds / 1000, place) as TraceEvent;
  }

  /** What the numbers in a row stand for, which has been read. */
  roles(row: readonly unknown[]): Roles {
    return this.#planOf(row).roles;
  }

  #planOf(row: readonly unknown[]): Plan {
    const plan = this.#plans[row[0] as number];
    if (plan?.size !== row.length) throw new Error('A row of values has no names.');
    return plan;
  }
}

const isWhole: Check = Number.isSafeInteger;

const unlike = ({ type, names }: Plan, at: number): Error => new Error(`The ${names[at]} of a ${type} is not as it should be.`);

function planOf(type: string, told: readonly string[]): Plan {
  const set = told.indexOf('set');
  const isBrief = set >= 0 && (set === told.length - 1 || (set === told.length - 2 && told[set + 1] === 'gone'));
  const names = isBrief ? [...told.slice(0, set), 'locals'] : told;
  return { ...plainPlanOf(type, names), size: told.length, set: isBrief ? set : -1 };
}

function plainPlanOf(type: string, names: readonly string[]): Omit<Plan, 'set'> {
  if (!Object.hasOwn(events, type)) throw new Error('There is no event of this type.');
  const known = type as EventType;
  const fields = Object.entries(events[known].shape).filter(([name]) => name !== 'type');
  const told = fields.filter(([name]) => names.includes(name));
  // What is left out must be something that may be.
  const lacks = fields.find(([name, schema]) => !names.includes(name) && !checkOf(schema)(undefined));
  if (lacks !== undefined || told.length !== names.length - 1) throw new Error(`These are not the fields of a ${type}.`);
  const checks: Check[] = [];
  for (const [name, schema] of told) {
    // JSON has no undefined: what is in a row is there.
    const inner = schema._zod.def.type === 'optional' ? schema._zod.def.innerType : schema;
    checks[names.indexOf(name)] = checkOf(inner);
  }
  const make =
    familiar(known, names.slice(FIRST.length)) ??
    makerOf(
      known,
      told.map(([name]) => [name, names.indexOf(name)]),
    );
  return { type: known, size: names.length, names, checks, roles: rolesOf(names), make };
}

/** Of any event: its fields in the order of its schema, and where in a row they are. */
function makerOf(type: EventType, fields: readonly (readonly [name: string, at: number])[]): Make {
  return (row, at, place) => {
    const made: Record<string, unknown> = { type };
    for (const [name, from] of fields) made[name] = from === AT ? at : from === PLACE ? place : row[from];
    return made;
  };
}

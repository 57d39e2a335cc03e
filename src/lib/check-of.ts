// Whether a value is as a schema says, told as fast as a loop can: yes or no, no words, no copies. The page's policy lets nothing be compiled
// from text, so this is made of closures. Whoever gets a no asks the schema itself, which knows why.
import type * as z from 'zod/mini';
import { isObject } from './guard.ts';

export type Check = (value: unknown) => boolean;

/** A check of what was JSON, that says yes to exactly what `schema` takes. Throws for a kind of schema that it does not know. */
export function checkOf(schema: z.core.$ZodType): Check {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string':
      if (def.checks?.length) break;
      return (value) => typeof value === 'string';
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'number': {
      if ('format' in def) return def.format === 'safeint' ? Number.isSafeInteger : unknownKind(`number of format ${def.format}`);
      if (def.checks?.length) break;
      return Number.isFinite;
    }
    case 'literal':
      return oneOf(def.values);
    case 'enum':
      return oneOf(Object.values(def.entries));
    case 'optional': {
      const inner = checkOf(def.innerType);
      return (value) => value === undefined || inner(value);
    }
    case 'nullable': {
      const inner = checkOf(def.innerType);
      return (value) => value === null || inner(value);
    }
    case 'array': {
      if (def.checks?.length) break;
      const element = checkOf(def.element);
      return (value) => Array.isArray(value) && value.every(element);
    }
    case 'tuple': {
      if (def.rest !== null) break;
      const items = def.items.map(checkOf);
      return (value) => Array.isArray(value) && value.length === items.length && items.every((item, at) => item(value[at]));
    }
    case 'record':
      if (def.keyType._zod.def.type !== 'string') break;
      return recordOf(checkOf(def.valueType));
    case 'union':
      return 'discriminator' in def ? byKind(def as z.core.$ZodDiscriminatedUnionDef) : anyOf(def.options.map(checkOf));
    case 'object':
      if (def.catchall?._zod.def.type !== 'never') break;
      return exactly(def.shape);
  }
  return unknownKind(def.type);
}

function unknownKind(kind: string): never {
  throw new Error(`There is no fast check of a ${kind} like this.`);
}

function oneOf(values: readonly unknown[]): Check {
  if (values.length === 1) return (value) => value === values[0];
  const set = new Set(values);
  return (value) => set.has(value);
}

function anyOf(options: readonly Check[]): Check {
  return (value) => options.some((option) => option(value));
}

function recordOf(inner: Check): Check {
  return (value) => {
    if (!isObject(value)) return false;
    // A schema leaves this key out.
    for (const key in value) if (key === '__proto__' || !inner(value[key])) return false;
    return true;
  };
}

/** A union of objects told apart by the value of one field. */
function byKind({ discriminator, options }: z.core.$ZodDiscriminatedUnionDef): Check {
  const kinds = new Map<unknown, Check>();
  for (const option of options) {
    const { shape } = (option as z.core.$ZodObject)._zod.def;
    const literal = shape[discriminator]?._zod.def as z.core.$ZodLiteralDef<z.core.util.Literal> | undefined;
    for (const value of literal?.values ?? []) kinds.set(value, checkOf(option));
  }
  return (value) => isObject(value) && (kinds.get(value[discriminator])?.(value) ?? false);
}

/** An object with these fields and no others. */
function exactly(shape: Readonly<Record<string, z.core.$ZodType>>): Check {
  const names = Object.keys(shape);
  const checks = names.map((name) => checkOf(shape[name] as z.core.$ZodType));
  return (value) => {
    if (!isObject(value)) return false;
    let left = 0;
    for (const _ in value) left += 1;
    for (let at = 0; at < names.length; at += 1) {
      const field = value[names[at] as string];
      if (field !== undefined) left -= 1;
      if (!(checks[at] as Check)(field)) return false;
    }
    return left === 0;
  };
}

// A composed request as it is kept and shared: what one may hold, whoever wrote it. Requests of earlier versions have none of the later parts.
import { either, flag, type Guard, type Guarded, list, oneOf, optional, pair, shape, text, textOf, whole } from '../lib/guard.ts';
import { MOST_STEPS, type Step } from './script-state.ts';
import type { ComposedRequest } from './state.ts';

interface Bounds {
  method: number;
  target: number;
  headers: number;
  name: number;
  value: number;
  body: number;
}
const MOST_FIELDS = 200;
const NONE: Bounds = { method: 1 / 0, target: 1 / 0, headers: 1 / 0, name: 1 / 0, value: 1 / 0, body: 1 / 0 };

const base64: Guard<string> = (data): data is string =>
  text(data) && data.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(data);

/** A request within these bounds, in characters (`headers`: in number). */
export const requestWithin = ({ method, target, headers, name, value, body }: Bounds) =>
  shape({
    method: textOf(method),
    target: textOf(target),
    headers: list(pair(textOf(name), textOf(value)), headers),
    body: textOf(body),
    kind: optional(oneOf(['json', 'form', 'multipart'])),
    fields: optional(
      list(
        shape({
          name: textOf(value),
          value: textOf(body),
          file: optional(shape({ name: textOf(name), type: textOf(name), data: base64 })),
        }),
        MOST_FIELDS,
      ),
    ),
    version: optional(oneOf(['1.0'])),
    chunked: optional(flag),
    exact: optional(textOf(body)),
    leaves: optional(either(oneOf(['sent', 'head']), whole(0, 100_000_000))),
  });

/** The steps of a script, each with a request as `is` says. */
export const scriptOf = <R>(is: Guard<R>) =>
  list(shape({ request: is, connection: oneOf(['new', 'same']), waits: flag }), MOST_STEPS);

/** One that this browser has kept. */
export const isRequest = requestWithin(NONE);

/** The same of a script: left out when there is none. */
export const stepsOf = (script: readonly Step[] | undefined): { script?: readonly Step[] } =>
  script === undefined || script.length === 0
    ? {}
    : { script: script.map(({ request, connection, waits }) => ({ request: requestOf(request), connection, waits })) };

/** Only what is known of it, in one order: two that are the same are the same text. */
export function requestOf(read: Guarded<typeof isRequest> | ComposedRequest): ComposedRequest {
  const { method, target, headers, body, kind, fields, version, chunked, exact, leaves } = read;
  const parts = fields?.map(({ name, value, file }) => ({
    ...{ name, value },
    ...(file === undefined ? {} : { file: { name: file.name, type: file.type, data: file.data } }),
  }));
  const more = { kind, fields: parts, version, chunked, exact, leaves };
  const given = Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined));
  return { method, target, headers, body, ...given };
}

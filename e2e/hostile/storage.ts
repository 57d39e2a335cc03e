// What may stand in the browser's storage when the page is opened: meddled with, of another version, full, or shut.

export interface HostileStorage {
  name: string;
  /** Runs in the page before it is loaded anew, in place of what the page had saved: `saved` is that, as JSON; gives what stands there instead. */
  put: string;
  /** The visitor's own text is set aside, and told so; or it is taken as it is. */
  is: 'set aside' | 'as it was';
}

const KEYS = ['slug', 'works', 'discarded', 'progress', 'tab', 'breaks'];

export const storages: readonly HostileStorage[] = [
  ...KEYS.map(
    (key): HostileStorage => ({
      name: `whose ${key} is something else`,
      put: `JSON.stringify({ ...saved, ${key}: { a: [1e999, null, "<img src=x onerror=top.harmed=1>"] } })`,
      is: 'set aside',
    }),
  ),
  { name: 'of a version to come', put: 'JSON.stringify({ ...saved, version: 2 })', is: 'set aside' },
  { name: 'that is cut off', put: 'JSON.stringify(saved).slice(0, -9)', is: 'set aside' },
  { name: 'that is nested without end', put: '"[".repeat(100000)', is: 'set aside' },
  { name: 'that is all __proto__', put: '\'{"__proto__":\' + JSON.stringify(saved) + "}"', is: 'set aside' },
  {
    name: 'with work for lessons called __proto__ and constructor',
    put: 'JSON.stringify({ ...saved, works: { ...saved.works, constructor: saved.works["pass-through"] } }).replace(\'"works":{\', \'"works":{"__proto__":\' + JSON.stringify(saved.works["pass-through"]) + ",")',
    is: 'as it was',
  },
  {
    name: 'whose lesson is a path to another script',
    put: 'JSON.stringify({ ...saved, slug: "example-\\\\..\\\\..\\\\..\\\\planted" })',
    is: 'as it was',
  },
];

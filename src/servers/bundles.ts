// What is inside this build: the bundles of Python packages, as their list (bundles/index.json) tells. The list is made by the build, so
// whatever it holds is taken as far as it can be read, and a list that is not there means that nothing was fetched.
import { isObject } from '../lib/guard.ts';

export interface Bundle {
  name: string;
  version: string;
  licence: string;
  bytes: number | null;
  /** "Debian, python3-gunicorn 26.2.2-2"; empty when nobody says. */
  from: string;
  modules: readonly string[];
  /** Other bundles that it can't do without. */
  needs: readonly string[];
  /** It only comes along with those that need it. */
  companion: boolean;
}

export interface Inside {
  /** CPython's version. */
  python: string;
  bundles: readonly Bundle[];
  /** Bundles that this build should have and does not. */
  missing: readonly string[];
}

/** Where the list is, relative to the page. */
export const BUNDLE_LIST = 'bundles/index.json';

/** What a whole build has. */
const WANTED = ['gunicorn', 'waitress', 'flask', 'bottle', 'webob', 'paste', 'whitenoise'] as const;

/** `list` is the parsed list, or null where there is none. */
export function insideOf(python: string, list: unknown): Inside {
  const given = isObject(list) && 'bundles' in list ? list.bundles : list;
  const entries: unknown[] = Array.isArray(given) ? given : isObject(given) ? named(given) : [];
  const bundles = entries.flatMap((entry) => bundleOf(entry) ?? []).sort((a, b) => (a.name < b.name ? -1 : 1));
  const told = isObject(list) && Array.isArray(list.missing) ? list.missing.flatMap(nameOf) : [];
  const there = new Set(bundles.map((bundle) => bundle.name));
  const missing = [...new Set([...told, ...WANTED])].filter((name) => !there.has(name));
  return { python, bundles, missing };
}

function bundleOf(entry: unknown): Bundle | null {
  if (!isObject(entry) || typeof entry.name !== 'string' || typeof entry.version !== 'string') return null;
  const licence = entry.licence ?? entry.license;
  return {
    name: entry.name.toLowerCase(),
    version: entry.version,
    licence: typeof licence === 'string' ? licence : '',
    bytes: typeof entry.bytes === 'number' ? entry.bytes : null,
    from: sourceOf(entry.from),
    modules: texts(entry.modules),
    needs: texts(entry.needs),
    companion: entry.companion === true,
  };
}

function sourceOf(from: unknown): string {
  if (typeof from === 'string') return from;
  if (!isObject(from)) return '';
  const [source, ...rest] = [from.source, from.package, from.version].filter((part) => typeof part === 'string');
  return source === undefined || rest.length === 0 ? (source ?? '') : `${source}, ${rest.join(' ')}`;
}

/** A list that is an object: its keys are the names. */
const named = (list: Record<string, unknown>): unknown[] =>
  Object.entries(list).map(([name, entry]) => (isObject(entry) ? { name, ...entry } : null));

const nameOf = (entry: unknown): string[] =>
  typeof entry === 'string' ? [entry] : isObject(entry) && typeof entry.name === 'string' ? [entry.name] : [];

const texts = (list: unknown): string[] => (Array.isArray(list) ? list.filter((item) => typeof item === 'string') : []);

/** Path to source. */
type Files = Readonly<Record<string, string>>;

/** Names of top-level modules that the project's Python files import, or name in a string as Django's settings do. */
function modulesOf(files: Files): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [name, source] of Object.entries(files)) {
    if (!name.endsWith('.py')) continue;
    for (const [, list = ''] of source.matchAll(/^\s*import\s+([^#\n;]+)/gm)) {
      for (const one of list.split(',')) found.add(topOf(one));
    }
    for (const [, module = ''] of source.matchAll(/^\s*from\s+([\w.]+)\s+import\b/gm)) found.add(topOf(module));
    for (const [, module = ''] of source.matchAll(/["']([A-Za-z_]\w*)(?:\.\w+)+["']/g)) found.add(topOf(module));
  }
  return found;
}

const topOf = (module: string): string => module.trim().split(/[\s.]/)[0] ?? '';

/** The project's own modules are nobody else's. */
function isOwn(module: string, files: Files): boolean {
  return Object.keys(files).some((name) => name === `${module}.py` || name.startsWith(`${module}/`));
}

/** The bundles that a project imports, with what they need themselves, sorted by name. A companion only comes along. */
export function importedBundles(files: Files, bundles: readonly Bundle[]): readonly Bundle[] {
  const modules = [...modulesOf(files)].filter((module) => !isOwn(module, files));
  const byName = new Map(bundles.map((bundle) => [bundle.name, bundle]));
  const needed = new Set<Bundle>();
  const need = (bundle: Bundle | undefined) => {
    if (bundle === undefined || needed.has(bundle)) return;
    needed.add(bundle);
    for (const name of bundle.needs) need(byName.get(name));
  };
  for (const bundle of bundles) if (!bundle.companion && bundle.modules.some((module) => modules.includes(module))) need(bundle);
  return [...needed].sort((a, b) => (a.name < b.name ? -1 : 1));
}

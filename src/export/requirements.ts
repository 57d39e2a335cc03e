// requirements.txt: of the packages in this build those that a project imports, with the versions that it ran with here.
import type { Bundle } from '../servers/bundles.ts';
import type { Home } from './home.ts';

/** Names of top-level modules that the project's Python files import, or name in a string as Django's settings do. */
function modulesOf(files: Home['files']): ReadonlySet<string> {
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
function isOwn(module: string, files: Home['files']): boolean {
  return Object.keys(files).some((name) => name === `${module}.py` || name.startsWith(`${module}/`));
}

/** With what they need themselves, sorted by name. */
export function neededBy(files: Home['files'], bundles: readonly Bundle[]): readonly Bundle[] {
  const modules = [...modulesOf(files)].filter((module) => !isOwn(module, files));
  const byName = new Map(bundles.map((bundle) => [bundle.name, bundle]));
  const needed = new Set<Bundle>();
  const need = (bundle: Bundle | undefined) => {
    if (bundle === undefined || needed.has(bundle)) return;
    needed.add(bundle);
    for (const name of bundle.needs) need(byName.get(name));
  };
  for (const bundle of bundles) if (bundle.modules.some((module) => modules.includes(module))) need(bundle);
  return [...needed].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Null where Python's own library is all that it takes. */
export function requirementsOf({ files, bundles }: Pick<Home, 'files' | 'bundles'>): string | null {
  const needed = neededBy(files, bundles);
  if (needed.length === 0) return null;
  return `# What this project ran with in Onionskin.\n${needed.map(({ name, version }) => `${name}==${version}\n`).join('')}`;
}

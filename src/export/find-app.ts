// Which name in a project is its application, where nobody says so: by what such things are called (PEP 3333's examples, gunicorn, Flask, Django).

interface Found {
  /** "app:application"; of a factory "app:create_app". */
  app: string;
  factory: boolean;
}

const NAMED = /^(?:def|class)\s+(application|app)\b|^(application|app)\s*(?::[^=\n]+)?=(?!=)/gm;
const FACTORY = /^def\s+create_app\s*\(/m;
/** The fewer, the likelier. */
const FILES = [/(?:^|\/)wsgi\.py$/, /^app\.py$/, /(?:^|\/)app\.py$/, /^main\.py$/];

export function findApp(files: Readonly<Record<string, string>>): Found | null {
  const found = Object.entries(files).flatMap(([name, source]) => {
    const module = moduleOf(name);
    if (module === null) return [];
    const names = Array.from(source.matchAll(NAMED), ([, defined, bound]) => defined ?? bound ?? '');
    const callable = names.includes('application') ? 'application' : names.includes('app') ? 'app' : null;
    const isFactory = callable === null && FACTORY.test(source);
    if (callable === null && !isFactory) return [];
    const likely = FILES.findIndex((file) => file.test(name));
    const rank = (isFactory ? 100 : 0) + (likely < 0 ? FILES.length : likely) * 10 + name.split('/').length;
    return [{ app: `${module}:${callable ?? 'create_app'}`, factory: isFactory, rank }];
  });
  const [first] = found.sort((a, b) => a.rank - b.rank);
  return first === undefined ? null : { app: first.app, factory: first.factory };
}

/** Null where it is no module that could be imported, or a test. */
function moduleOf(file: string): string | null {
  if (!file.endsWith('.py') || /(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest|setup|manage)\.py$/.test(file)) return null;
  const module = file.replace(/(?:\/__init__)?\.py$/, '').replaceAll('/', '.');
  return /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(module) ? module : null;
}

// All that is taken home: a project as it stands, what was sent to it, and what came back.
import type { Leaves, ServerChoice } from '../runner/runner.ts';
import type { Bundle } from '../servers/bundles.ts';
import type { Recording } from '../trace/recording.ts';

export interface Home {
  /** The lesson or the project it was written in. */
  title: string;
  files: Readonly<Record<string, string>>;
  /** "app:application"; of a factory "app:create_app". */
  app: string;
  server: ServerChoice;
  /** The request, every byte of it; null when what is composed can't be sent. */
  raw: Uint8Array | null;
  /** When the client that sends it hangs up; null: it stays until its answer is whole. */
  leaves: Leaves | null;
  /** What this very request got from this very project, if it was sent; `others`: what it got at other times. */
  recording: Recording | null;
  others: readonly Recording[];
  /** The packages of this build that a project may import, with their versions. */
  bundles: readonly Bundle[];
  /** The project's settings as the page reads them again, without its files. */
  settings: Readonly<Record<string, unknown>>;
}

/** Where the servers listen at home. */
export const AT_HOME = '127.0.0.1:8000';

/** "shop.wsgi:site.application" → its module, the name to import from it, and what is called. */
export function calledIn(app: string): { module: string; name: string; callable: string } {
  const [module = 'app', callable = 'application'] = app.split(':');
  return { module, name: callable.split('.')[0] ?? callable, callable };
}

/** The file that a module of the project is in. */
export function fileOf(module: string, files: Home['files']): string {
  const path = module.replaceAll('.', '/');
  return Object.hasOwn(files, `${path}/__init__.py`) ? `${path}/__init__.py` : `${path}.py`;
}

/** A name for a file of ours that is none of the project's. */
export function freeName(name: string, files: Home['files']): string {
  const taken = new Set(Object.keys(files).map((file) => file.toLowerCase()));
  if (!taken.has(name.toLowerCase())) return name;
  const [, stem = name, ending = ''] = /^(.*?)(\.[^.]*)?$/.exec(name) ?? [];
  for (let nth = 1; ; nth += 1) {
    const other = `${stem}_onionskin${nth === 1 ? '' : nth}${ending}`;
    if (!taken.has(other.toLowerCase())) return other;
  }
}

// A project from files that somebody hands over (a zip, a folder, what was dragged here): which of them are taken, and which are not, each by name.
// They come from anywhere: names, numbers and sizes are bounded, and what can't be text is never taken for it.
import { isObject } from '../lib/guard.ts';
import { readJson } from '../lib/read-json.ts';
import { findApp } from './find-app.ts';
import { TooMuch } from './read-zip.ts';

/** A project holds no more than these. */
const MOST_FILES = 200;
const MOST_CHARACTERS = 900_000;
/** Names that are told one by one. */
const MOST_TOLD = 8;

export interface Source {
  /** With its folders, as it was called where it comes from. */
  name: string;
  /** As far as that is known before it is read. */
  size: number;
  /** Why it can't be one of the project's; null when it may be. */
  refusal: string | null;
  /** Rejects when it can't be read. */
  read(): Promise<Uint8Array>;
}

export interface Taken {
  ok: true;
  /** A shared project as text. */
  text: string;
  /** What was not taken, in a sentence; '' when all was. */
  says: string;
}
export type TakenRead = Taken | { ok: false; says: string };

/** Says why no file can have this name, or null. */
export type RefuseName = (name: string, others: readonly string[]) => string | null;

/** What tools write for themselves. */
const TOOLS =
  /^(?:\.git|\.hg|\.svn|\.tox|\.venv|venv|\.idea|\.vscode|\.mypy_cache|\.ruff_cache|\.pytest_cache|__pycache__|__MACOSX|node_modules|\.DS_Store)$/;

export async function takeFiles(title: string, sources: readonly Source[], refuseName: RefuseName): Promise<TakenRead> {
  const found = sources.map((source) => ({ ...source, name: source.name.replaceAll('\\', '/') }));
  const top = topFolder(found.map(({ name }) => name));
  const files: Record<string, string> = {};
  const left = new Map<string, string>();
  let characters = 0;
  for (const source of found) {
    const name = source.name.slice(top.length);
    const tool = toolIn(name);
    if (tool !== null) {
      left.set(tool, 'made by tools');
      continue;
    }
    const refusal =
      source.refusal ?? refuseName(name, Object.keys(files)) ?? (source.size > MOST_CHARACTERS * 4 ? 'it is too large' : null);
    if (refusal !== null) {
      left.set(name, refusal);
      continue;
    }
    const text = await textOf(source);
    if (typeof text === 'object') return { ok: false, says: text.says };
    if (text === '\0') {
      left.set(name, 'it is no text in UTF-8');
      continue;
    }
    files[name] = text;
    characters += text.length;
    if (Object.keys(files).length > MOST_FILES) return no(`It has more than ${MOST_FILES} files of text.`);
    if (characters > MOST_CHARACTERS) return no('It has more than 900,000 characters of text.');
  }
  const settings = settingsIn(files);
  for (const name of settings?.ours ?? []) delete files[name];
  if (Object.keys(files).length === 0) return no('There is no file of text in it.');
  const { text, says } =
    settings === null ? guessed(title, files) : { text: JSON.stringify({ ...settings.rest, files }), says: '' };
  return { ok: true, text, says: [says, toldOf(left)].filter((part) => part !== '').join(' ') };
}

const no = (why: string): TakenRead => ({ ok: false, says: `Nothing was opened. ${why}` });

/** The folder that all of it lies in, with its slash; '' when there is none, or when the folder is itself a package. */
function topFolder(names: readonly string[]): string {
  const own = names.filter((name) => toolIn(name) === null);
  const [first = ''] = own;
  const top = first.slice(0, first.indexOf('/') + 1);
  const isAll = top !== '' && own.every((name) => name.startsWith(top) && name.length > top.length);
  return isAll && !/^\.{0,2}\/$/.test(top) && !own.includes(`${top}__init__.py`) ? top : '';
}

/** Up to the first part that is a tool's. */
function toolIn(name: string): string | null {
  const parts = name.split('/');
  const at = parts.findIndex((part) => TOOLS.test(part));
  if (at >= 0) return parts.slice(0, at + 1).join('/');
  return /\.py[co]$/.test(name) ? name : null;
}

/** "\0": it is no text. An object: nothing can be taken at all. */
async function textOf(source: Source): Promise<string | { says: string }> {
  let bytes: Uint8Array;
  try {
    bytes = await source.read();
  } catch (error) {
    const why =
      error instanceof TooMuch
        ? 'Unpacked it would be larger than a project can be.'
        : `“${source.name}” in it is damaged, or can’t be read.`;
    return { says: `Nothing was opened. ${why}` };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? '\0' : text.replaceAll('\r\n', '\n');
  } catch {
    return '\0';
  }
}

/** Of a zip that was taken home from here: the settings, and which files we had added. What they say is checked by whoever opens them. */
function settingsIn(files: Readonly<Record<string, string>>): { rest: Record<string, unknown>; ours: readonly string[] } | null {
  for (const name of Object.keys(files).filter((file) => /^onionskin(?:_onionskin\d*)?\.json$/.test(file))) {
    const data = readJson(files[name] ?? '');
    if (!isObject(data) || data.format !== 'onionskin-project' || !Array.isArray(data.ours)) continue;
    const { ours, files: _none, ...rest } = data;
    return { rest, ours: [name, ...data.ours.filter((one) => typeof one === 'string')] };
  }
  return null;
}

function guessed(title: string, files: Readonly<Record<string, string>>): { text: string; says: string } {
  const found = findApp(files);
  const { app, factory } = found ?? { app: 'app:application', factory: false };
  const [module = ''] = app.split(':');
  const file = `${module.replaceAll('.', '/')}.py`;
  const project = {
    ...{ format: 'onionskin-project', version: 1, title: title.slice(0, 100), app, moment: '' },
    openFile: Object.hasOwn(files, file) ? file : (Object.keys(files)[0] ?? ''),
    server: { name: 'wsgiref', ...(factory ? { factory } : {}) },
    keepAlive: false,
    request: { method: 'GET', target: '/', headers: [], body: '' },
    files,
  };
  const says = found === null ? 'No application was found in it, so app:application is what will be asked for.' : '';
  return { text: JSON.stringify(project), says };
}

function toldOf(left: ReadonlyMap<string, string>): string {
  if (left.size === 0) return '';
  const told = [...left].slice(0, MOST_TOLD).map(([name, why]) => `${shown(name)} (${why.replace(/\.$/, '')})`);
  const more = left.size > MOST_TOLD ? ` and ${left.size - MOST_TOLD} more` : '';
  return `Left out: ${told.join(', ')}${more}.`;
}

/** A name from anywhere, on one line. */
const shown = (name: string): string =>
  name === '' ? 'a file without a name' : name.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '\u{fffd}').slice(0, 100);

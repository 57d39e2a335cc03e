// Django's own page for an exception (DEBUG = True), read for the places of the user's files in it, and for what helps with the well-known ones. Pure.
import * as strings from '../../strings/inspector/debug-page.ts';
import type { Place } from '../../trace/event-parts.ts';
import { tracebackPieces } from './traceback.ts';

export interface DebugPage {
  /** Where it was raised comes first. */
  places: readonly Place[];
  /** What helps, code in backticks. */
  says: string | null;
}

/** Django's technical pages say this, and no others do. */
const MARK = /DEBUG = True<\/code>\s+in\s+your\s+Django\s+settings\s+file/;
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&#39;': "'",
  '&amp;': '&',
};

/** Null: it is another page. */
export function debugPageOf(html: string, files: readonly string[]): DebugPage | null {
  if (!MARK.test(html)) return null;
  // What it offers to copy: all of it as text.
  const text = unescaped(/<textarea\b[^>]*id="traceback_area"[^>]*>([\s\S]*?)<\/textarea>/.exec(html)?.[1] ?? '');
  const urls = /Using the URLconf defined in <code>([\w.]+)<\/code>/.exec(html)?.[1];
  if (text === '' && urls !== undefined) return notFound(urls, files);
  const frames = tracebackPieces(text, files).flatMap(({ place }) => (place === null ? [] : [place]));
  const template = /^In template (.+), error at line (\d+)$/m.exec(text);
  const file = template === null ? undefined : fileOf(template[1] ?? '', files);
  const places = [...(file === undefined ? [] : [{ file, line: Number(template?.[2]) }]), ...frames.reverse()];
  const type = /^Exception Type: (\w+)/m.exec(text)?.[1] ?? '';
  const value = /^Exception Value: (.*)$/m.exec(text)?.[1] ?? '';
  return { places: once(places), says: HELP[type]?.(value) ?? null };
}

function notFound(urls: string, files: readonly string[]): DebugPage {
  const file = fileOf(`${urls.replaceAll('.', '/')}.py`, files);
  return {
    places: file === undefined ? [] : [{ file, line: 1 }],
    says: strings.noPattern(urls),
  };
}

const HELP: Readonly<Record<string, (value: string) => string | null>> = {
  OperationalError(value) {
    const table = /no such table: (?:main\.)?(\w+)/.exec(value)?.[1];
    if (table !== undefined) return strings.noTable(table);
    const column = /no such column: (?:\w+\.)?(\w+)|has no column named (\w+)/.exec(value);
    return column === null ? null : strings.noColumn(column[1] ?? column[2] ?? '');
  },
  TemplateDoesNotExist: strings.noTemplate,
  NoReverseMatch: () => strings.noName,
  DisallowedHost: () => strings.noHost,
};

const fileOf = (path: string, files: readonly string[]): string | undefined =>
  files.find((name) => path === name || path.endsWith(`/${name}`));

const unescaped = (text: string): string =>
  text.replace(/&(?:lt|gt|quot|#x27|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity);

function once(places: readonly Place[]): readonly Place[] {
  const seen = new Map(places.map((place) => [`${place?.file}:${place?.line}`, place]));
  return [...seen.values()];
}

// Builds the page in another language: a module of src/strings/ that src/strings-<language>/ has as well is taken from there, any other stays English.
// Which one is said by ONIONSKIN_LANGUAGE, a tag of BCP 47 ("de", "pt-BR"). A module that is of no English one, or lacks a string, ends the build:
// the page would say "undefined" in its place.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { normalizePath, type Plugin, parseSync } from 'vite';

const TAG = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;
const bare = (name: string): string => normalizePath(name).replace(/\.tsx?$/, '');

export function language(tag = process.env.ONIONSKIN_LANGUAGE ?? '', source = resolve('src')): Plugin[] {
  if (tag === '') return [];
  if (!TAG.test(tag))
    throw new Error(`ONIONSKIN_LANGUAGE is ${JSON.stringify(tag)}, which is no tag of a language like "de" or "pt-BR".`);
  const english = join(source, 'strings');
  const translated = join(source, `strings-${tag}`);
  if (!existsSync(translated)) throw new Error(`There is no src/strings-${tag}: src/strings/README.md says how to begin one.`);
  const theirs = modulesIn(english);
  const own = modulesIn(translated);
  for (const [name, file] of own) {
    const original = theirs.get(name);
    if (original === undefined) throw new Error(`src/strings-${tag}/${name} is of no module of src/strings/.`);
    const lacking = exportsOf(original).filter((one) => !exportsOf(file).includes(one));
    if (lacking.length > 0) throw new Error(`src/strings-${tag}/${name} lacks ${lacking.join(', ')}.`);
  }
  const [within, outside] = [`${normalizePath(english)}/`, `${normalizePath(translated)}/`];
  return [
    {
      name: 'onionskin:language',
      enforce: 'pre',
      async resolveId(id, importer, options) {
        // A translation may ask for the English module itself.
        if (importer === undefined || normalizePath(importer).startsWith(outside)) return null;
        const found = /^\.{1,2}\//.test(id) ? await this.resolve(id, importer, { ...options, skipSelf: true }) : null;
        if (found === null || !found.id.startsWith(within)) return null;
        return own.get(bare(found.id.slice(within.length))) ?? null;
      },
      transformIndexHtml: (html) => html.replace('<html lang="en"', `<html lang="${tag}"`),
    },
  ];
}

/** Files by name, without the ending: a sentence may need markup in one language only. */
function modulesIn(folder: string): ReadonlyMap<string, string> {
  const names = (readdirSync(folder, { recursive: true }) as string[]).filter(
    (name) => /\.tsx?$/.test(name) && !/\.test\./.test(name),
  );
  return new Map(names.map((name) => [bare(relative(folder, join(folder, name))), normalizePath(join(folder, name))]));
}

function exportsOf(file: string): readonly string[] {
  const { module } = parseSync(file, readFileSync(file, 'utf8'));
  return module.staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ exportName: { name }, isType }) => (name === null || isType ? [] : [name]));
}

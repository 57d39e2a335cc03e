// Builds the page in another language: a module of src/strings/ that src/strings-<language>/ has as well is taken from there, any other stays English.
// Which one is said by ONIONSKIN_LANGUAGE, a tag of BCP 47 ("de", "pt-BR").
import { existsSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Plugin } from 'vite';

const TAG = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

export function language(tag = process.env.ONIONSKIN_LANGUAGE ?? '', source = resolve('src')): Plugin[] {
  if (tag === '') return [];
  if (!TAG.test(tag))
    throw new Error(`ONIONSKIN_LANGUAGE is ${JSON.stringify(tag)}, which is no tag of a language like "de" or "pt-BR".`);
  const english = join(source, 'strings') + sep;
  const translated = join(source, `strings-${tag}`);
  if (!existsSync(translated)) throw new Error(`There is no src/strings-${tag}: src/strings/README.md says how to begin one.`);
  return [
    {
      name: 'onionskin:language',
      enforce: 'pre',
      async resolveId(id, importer, options) {
        // A translation may ask for the English module itself.
        if (importer === undefined || !id.includes('/strings/') || importer.startsWith(translated + sep)) return null;
        const found = await this.resolve(id, importer, { ...options, skipSelf: true });
        if (found === null || !found.id.startsWith(english)) return null;
        const own = join(translated, relative(english, found.id));
        return existsSync(own) ? own : null;
      },
      transformIndexHtml: (html) => html.replace('<html lang="en"', `<html lang="${tag}"`),
    },
  ];
}

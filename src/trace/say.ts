// Small tools for sentences: a template that keeps code apart from prose, names, lists of things.
import { kindOf } from './body-changes.ts';
import type { EventOf } from './event.ts';
import type { Place } from './event-parts.ts';
import type { Recording, SpanId } from './recording.ts';
import type { Phrase } from './sentence.ts';
import { layerOf } from './words.ts';

type Part = Phrase | readonly Phrase[] | number;

/** say`${who} calls ${code('start_response')}.`: neighbouring prose grows together, empty parts vanish. */
export function say(prose: TemplateStringsArray, ...parts: readonly Part[]): readonly Phrase[] {
  const phrases: Phrase[] = [];
  const add = (phrase: Phrase) => {
    const last = phrases.at(-1);
    if (typeof phrase !== 'string') phrases.push(phrase);
    else if (typeof last === 'string') phrases[phrases.length - 1] = last + phrase;
    else if (phrase !== '') phrases.push(phrase);
  };
  prose.forEach((text, i) => {
    add(text);
    const part = parts[i];
    if (Array.isArray(part)) for (const phrase of part) add(phrase);
    else if (part !== undefined) add(typeof part === 'number' ? String(part) : (part as Phrase));
  });
  return phrases;
}

/** A sentence as one text, code between back-quotes; one within the code would end it, so it becomes another quote. */
export function plain(phrases: readonly Phrase[]): string {
  return phrases.map((phrase) => (typeof phrase === 'string' ? phrase : `\`${phrase.code.replaceAll('`', "'")}\``)).join('');
}

export const code = (text: string): Phrase => ({ code: text });
export const NOTHING: readonly Phrase[] = [];

/** A layer's name is code; a server goes by its plain name. */
export function who(recording: Recording, span: SpanId | null): Phrase {
  const layer = layerOf(recording, span);
  if (layer === null) return 'the server';
  return layer.kind === 'server' ? layer.name : code(layer.name);
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly (readonly Phrase[])[]): readonly Phrase[] {
  return items.flatMap((item, i) => {
    if (i === 0) return item;
    return [i === items.length - 1 ? ' and ' : ', ', ...item];
  });
}

/** A file as one knows it: of a framework or of the standard library without the folder where such things lie. */
export const fileName = ({ file }: Place): string =>
  file.replace(/^\/.*\/(?:dist-packages|site-packages|python[\d.]*(?:\.zip)?)\//, '');

/** "app.py, line 53", in brackets; nothing when it is not known. */
export const at = (place: Place | null): string => (place ? ` (${fileName(place)}, line ${place.line})` : '');

/** "a list", "an iterator". */
export function aKind(recording: Recording, event: EventOf<'return'>): string {
  return withArticle(kindOf(recording, event));
}

export const withArticle = (noun: string): string => (noun === 'bytes' ? noun : `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`);

/** A Python str as one would write it: for statuses, whose text is recorded without quotes. */
export const quoted = (text: string): string => (text.includes("'") ? `"${text}"` : `'${text}'`);

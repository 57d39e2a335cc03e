// Reads MIDDLEWARE as it was pasted: a list or tuple of strings as Python writes it, with the name before it or without, with comments; or one
// entry a line. What would have to be run to be known is refused in a sentence.
import type { Settings } from './hint.ts';

export type ReadList = Settings | { says: string };

interface Token {
  /** `other`: a string of bytes, or one with values put into it. */
  kind: 'string' | 'word' | 'mark' | 'other';
  text: string;
  line: number;
}
/** Comments, strings (with what may stand before them), words with dots, and all else by itself. */
const TOKEN = /#[^\n]*|([rRbBuUfF]{0,2})("""|'''|"|')((?:\\[\s\S]|(?!\2)[\s\S])*?)\2|[\p{L}_][\p{L}\p{N}_.]*|\n|[^\s\\]/gu;

export function readMiddleware(text: string): ReadList {
  const tokens = tokensOf(text);
  if (tokens.length === 0) return { says: 'Nothing is here yet to be read.' };
  const named = afterName(tokens, 'MIDDLEWARE');
  if (named === null && afterName(tokens, 'MIDDLEWARE_CLASSES') !== null)
    return {
      says: 'MIDDLEWARE_CLASSES is what Django before 1.10 had: its middleware was called in another way, and the order of MIDDLEWARE says nothing of it.',
    };
  const read = named === null && tokens.every(({ kind }) => kind !== 'mark') ? bare(tokens) : listed(named ?? tokens);
  if ('says' in read) return read;
  if (read.entries.length === 0) return { says: 'The list is empty.' };
  return { middleware: read.entries, ...besides(tokens) };
}

/** What else matters of a settings file, as far as it is written there as it is. */
export const settingsIn = (text: string): Pick<Settings, 'apps' | 'on'> => besides(tokensOf(text));

function besides(tokens: readonly Token[]): Pick<Settings, 'apps' | 'on'> {
  const apps = listed(afterName(tokens, 'INSTALLED_APPS') ?? []);
  const on = tokens.flatMap(({ text: name }, at) =>
    tokens[at + 1]?.text === '=' && tokens[at + 2]?.text === 'True' ? [name] : [],
  );
  return { apps: 'says' in apps ? [] : apps.entries, on };
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let line = 1;
  for (const match of text.matchAll(TOKEN)) {
    const [all, prefix, quote, inside] = match;
    if (all === '\n') line += 1;
    else if (quote !== undefined)
      tokens.push({ kind: /[fFbB]/.test(prefix ?? '') ? 'other' : 'string', text: inside ?? '', line });
    else if (!all.startsWith('#')) tokens.push({ kind: /^[\p{L}_]/u.test(all) ? 'word' : 'mark', text: all, line });
    line += quote === undefined ? 0 : all.split('\n').length - 1;
  }
  return tokens;
}

/** What follows `NAME =`; null: it is nowhere. */
function afterName(tokens: readonly Token[], name: string): readonly Token[] | null {
  const at = tokens.findIndex(
    (token, index) => token.kind === 'word' && token.text === name && /^[=:]$/.test(tokens[index + 1]?.text ?? ''),
  );
  if (at < 0) return null;
  const equals = tokens.findIndex((token, index) => index > at && token.text === '=');
  return tokens.slice(equals + 1);
}

type Entries = { entries: readonly string[] } | { says: string };

/** One entry a line, in quotes or not. */
function bare(tokens: readonly Token[]): Entries {
  if (!tokens.some(({ kind, text }) => kind === 'string' || text.includes('.')))
    return { says: 'This is no MIDDLEWARE list: no word in it is the path of a middleware, as shop.middleware.Timing is.' };
  const twice = tokens.find((token, at) => tokens[at - 1]?.line === token.line);
  if (twice !== undefined) return { says: `Line ${twice.line} has more than one entry, and no comma between them.` };
  const odd = tokens.find(({ kind, text }) => kind === 'word' && !text.includes('.'));
  if (odd !== undefined)
    return {
      says: `“${odd.text}” in line ${odd.line} is no path of a middleware: that has a dot in it, as in shop.middleware.Timing.`,
    };
  return { entries: tokens.map(({ text }) => text) };
}

const CLOSES: Readonly<Record<string, string>> = { '[': ']', '(': ')' };

function listed(tokens: readonly Token[]): Entries {
  const [first] = tokens;
  const opens = first?.kind === 'mark' && first.text in CLOSES;
  if (first === undefined || (!opens && first.kind !== 'string'))
    return {
      says: `A list is expected, and ${first === undefined ? 'there is none' : `there is “${first.text}” in line ${first.line}`}.`,
    };
  const end = opens ? CLOSES[first.text] : null;
  const entries: string[] = [];
  let expects = true;
  for (const token of tokens.slice(opens ? 1 : 0)) {
    if (token.text === end && token.kind === 'mark') return after(tokens, token, entries);
    if (token.kind === 'string' && !expects)
      return {
        says: `There is no comma before “${token.text}” in line ${token.line}: Python would make one string of it and the one before it.`,
      };
    if (token.kind === 'other')
      return {
        says: `In line ${token.line} stands a string of another kind (“${token.text}”): what it gives can’t be told without running it.`,
      };
    if (token.kind === 'string') entries.push(token.text);
    else if (token.text !== ',' || expects)
      return { says: `“${token.text}” in line ${token.line} is no string: what it stands for can’t be told without running it.` };
    expects = token.text === ',' && token.kind === 'mark';
  }
  return opens ? { says: `The list that begins in line ${first.line} has no end.` } : { entries };
}

/** What follows the list may be anything but more of it. */
function after(tokens: readonly Token[], end: Token, entries: readonly string[]): Entries {
  const next = tokens[tokens.indexOf(end) + 1];
  if (next?.text === '+' || next?.text === '.' || next?.text === '*')
    return {
      says: `After the list, in line ${next.line}, something is done to it (“${next.text}”): what comes of that can’t be told without running it.`,
    };
  const later = tokens.find(
    ({ kind, text }, at) =>
      kind === 'word' && (/^MIDDLEWARE\.\w+$/.test(text) || (text === 'MIDDLEWARE' && tokens[at + 1]?.text === '+')),
  );
  if (later !== undefined)
    return {
      says: `In line ${later.line} MIDDLEWARE is changed once more: what comes of that can’t be told without running it.`,
    };
  return { entries };
}

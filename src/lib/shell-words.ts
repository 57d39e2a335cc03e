// A command as a shell takes it apart into words: sh and bash with '…', "…", $'…' and \, and Windows' cmd with ^. Only what can be known without
// running anything: a variable or a command within it is refused with a sentence.

export type Words =
  | {
      ok: true;
      words: readonly string[] /** What stands behind the command: a pipe, a redirection, another command. */;
      rest: string;
    }
  | { ok: false; says: string };

const ESCAPED: Record<string, string> = { a: '\x07', b: '\b', e: '\x1b', E: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
const OPERATOR = /^(?:\d?(?:>>?|<)|[|;&]+|\n)/;

const unended = (quote: string): Words => ({
  ok: false,
  says: `A quotation that begins with ${quote} has no end: the command was not pasted whole.`,
});
const unknown = (what: string): Words => ({
  ok: false,
  says: `The command holds ${what}, which only your own shell can fill in. Put its value in its place.`,
});

/** The first command of `text`, as bash reads it. */
export function shellWords(text: string): Words {
  const words: string[] = [];
  let word: string | null = null;
  let at = 0;
  const add = (part: string) => {
    word = (word ?? '') + part;
  };
  const end = () => {
    if (word !== null) words.push(word);
    word = null;
  };
  while (at < text.length) {
    const rest = text.slice(at);
    const sign = text[at] ?? '';
    const operator = OPERATOR.exec(rest)?.[0];
    const lineEnd = /^\\(?:\r\n|\n|\r)/.exec(rest)?.[0];
    if (lineEnd !== undefined) at += lineEnd.length;
    else if (operator !== undefined && (operator === '\n' || word === null || !/^\d/.test(operator))) {
      end();
      if (operator === '\n' && (words.length === 0 || rest.trim() === '')) at += 1;
      else return { ok: true, words, rest: rest.trim() };
    } else if (/\s/.test(sign)) {
      end();
      at += 1;
    } else if (sign === '#' && word === null) return { ok: true, words, rest: rest.trim() };
    else if (sign === "'") {
      const close = text.indexOf("'", at + 1);
      if (close < 0) return unended("'");
      add(text.slice(at + 1, close));
      at = close + 1;
    } else if (rest.startsWith("$'")) {
      const quoted = ansiC(text, at + 2);
      if (quoted === null) return unended("$'");
      add(quoted.text);
      at = quoted.end;
    } else if (sign === '"') {
      const quoted = doubleQuoted(text, at + 1);
      if (quoted === null) return unended('"');
      if ('variable' in quoted) return unknown(quoted.variable);
      add(quoted.text);
      at = quoted.end;
    } else if (sign === '\\') {
      add(text[at + 1] ?? '');
      at += 2;
    } else {
      const variable = variableAt(rest);
      if (variable !== null) return unknown(variable);
      add(sign);
      at += 1;
    }
  }
  end();
  return { ok: true, words, rest: '' };
}

/** `$NAME`, `${NAME}`, `$(command)`, `$1`, and a command between backticks. */
function variableAt(text: string): string | null {
  return /^(?:\$(?:\{[^}]*\}|\([^)]*\)?|[A-Za-z_]\w*|[0-9@#?*!-])|`[^`]*`?)/.exec(text)?.[0] ?? null;
}

function doubleQuoted(text: string, from: number): { text: string; end: number } | { variable: string } | null {
  let read = '';
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    const next = text[at + 1] ?? '';
    const variable = variableAt(text.slice(at));
    if (sign === '"') return { text: read, end: at + 1 };
    if (sign === '\\' && '\\"$`\n'.includes(next) && next !== '') {
      read += next === '\n' ? '' : next;
      at += 1;
    } else if (variable !== null) return { variable };
    else read += sign;
  }
  return null;
}

function ansiC(text: string, from: number): { text: string; end: number } | null {
  const code = /\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|([0-7]{1,3})|([\s\S]))|'|[^\\']+/y;
  code.lastIndex = from;
  let read = '';
  for (let found = code.exec(text); found !== null; found = code.exec(text)) {
    const [whole, hex, short, long, octal, letter] = found;
    if (whole === "'") return { text: read, end: code.lastIndex };
    const number = hex ?? short ?? long;
    if (number !== undefined) read += String.fromCodePoint(Math.min(Number.parseInt(number, 16), 0x10ffff));
    else if (octal !== undefined) read += String.fromCodePoint(Number.parseInt(octal, 8) & 0xff);
    else if (letter !== undefined) read += ESCAPED[letter] ?? (`'"?\\`.includes(letter) ? letter : `\\${letter}`);
    else read += whole;
  }
  return null;
}

/** Whether it was written for Windows' cmd: ^ ends its lines, or stands before its quotes. */
export const isForCmd = (text: string): boolean => /^\s*curl(?:\.exe)?\s+\^"/i.test(text) || /\s\^\r?\n/.test(text);

/** The words as cmd hands them on, and as C programs on Windows take them apart. Browsers write every \ twice there, and so it is read. */
export function cmdWords(text: string): Words {
  // cmd first: ^ takes the meaning from what follows; a line end after it counts for nothing, but two are one.
  const line = text.replace(/\^(?:\r?\n(\r?\n)?|([\s\S]))/g, (_, second: string | undefined, sign: string | undefined) =>
    second === undefined ? (sign ?? '') : '\n',
  );
  const words: string[] = [];
  let word: string | null = null;
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] ?? '';
    const next = line[at + 1] ?? '';
    if (sign === '\\' && (next === '"' || next === '\\')) {
      word = (word ?? '') + next;
      at += 1;
    } else if (sign === '"' && quoted && next === '"') {
      word = `${word ?? ''}"`;
      at += 1;
    } else if (sign === '"') {
      quoted = !quoted;
      word ??= '';
    } else if (!quoted && /\s/.test(sign)) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? '') + sign;
  }
  if (quoted) return unended('"');
  if (word !== null) words.push(word);
  return { ok: true, words, rest: '' };
}

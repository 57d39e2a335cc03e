// How single values are written in a recording's text form: numbers, "text", [lists], {key: value}, and previews of Python values
// as type"text"[length]#id… ; a plain, exact notation, so that what is written can be read back.
import type { Value } from './event-parts.ts';

const NAME = /^[A-Za-z_][\w.-]*$/;
const BARE = /[A-Za-z_][\w.-]*/;
const VALUE_KEYS = new Set(['type', 'text', 'length', 'id', 'cut']);

export function write(x: unknown): string {
  if (Array.isArray(x)) return `[${x.map(write).join(', ')}]`;
  if (typeof x !== 'object' || x === null) return JSON.stringify(x);
  if (isValue(x)) return writeValue(x);
  const entries = Object.entries(x).filter(([, item]) => item !== undefined);
  return `{${entries.map(([key, item]) => `${name(key)}: ${write(item)}`).join(', ')}}`;
}

const name = (key: string): string => (NAME.test(key) ? key : JSON.stringify(key));

function isValue(x: object): x is Value {
  return (
    'type' in x &&
    typeof x.type === 'string' &&
    'text' in x &&
    typeof x.text === 'string' &&
    Object.keys(x).every((k) => VALUE_KEYS.has(k))
  );
}

function writeValue({ type, text, length, id, cut }: Value): string {
  // A type whose name would read as something else stands in brackets.
  const kind = NAME.test(type) && !['true', 'false', 'null'].includes(type) ? type : `<${JSON.stringify(type)}>`;
  return `${kind}${JSON.stringify(text)}${length === undefined ? '' : `[${length}]`}${id === undefined ? '' : `#${id}`}${cut ? '…' : ''}`;
}

/** Reads one text from left to right. Throws with a plain message; whoever reads lines adds the line's number. */
export class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** What comes next matches: take it. */
  take(pattern: RegExp): string | null {
    const sticky = new RegExp(pattern.source, 'y');
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#text)?.[0];
    if (found === undefined) return null;
    this.#at += found.length;
    return found;
  }

  need(pattern: RegExp, what: string): string {
    const found = this.take(pattern);
    if (found === null) throw new Error(`${what} expected at “${this.#text.slice(this.#at, this.#at + 20)}”`);
    return found;
  }

  /** Exactly this text. */
  literal(text: string): void {
    if (!this.#text.startsWith(text, this.#at))
      throw new Error(`“${text}” expected at “${this.#text.slice(this.#at, this.#at + 20)}”`);
    this.#at += text.length;
  }

  key(): string {
    return this.take(BARE) ?? this.string();
  }

  string(): string {
    return JSON.parse(this.need(/"(?:[^"\\]|\\.)*"/, 'text in double quotes')) as string;
  }

  value(): unknown {
    const number = this.take(/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/);
    if (number !== null) return Number(number);
    if (this.take(/\[/)) return this.#list();
    if (this.take(/\{/)) return this.#record();
    if (this.take(/</)) {
      const type = this.string();
      this.literal('>');
      return this.#preview(type);
    }
    const word = this.take(BARE);
    if (word === null) return this.string();
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'null' ? null : this.#preview(word);
  }

  #preview(type: string): Value {
    const text = this.string();
    const length = this.take(/\[\d+\]/);
    const id = this.take(/#-?\d+/);
    const cut = this.take(/…/);
    return {
      type,
      text,
      ...(length === null ? {} : { length: Number(length.slice(1, -1)) }),
      ...(id === null ? {} : { id: Number(id.slice(1)) }),
      ...(cut === null ? {} : { cut: true as const }),
    };
  }

  #list(): unknown[] {
    const items: unknown[] = [];
    while (this.take(/\]/) === null) {
      if (items.length > 0) this.need(/, /, 'a comma');
      items.push(this.value());
    }
    return items;
  }

  #record(): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    while (this.take(/\}/) === null) {
      if (entries.length > 0) this.need(/, /, 'a comma');
      const key = this.key();
      this.need(/: /, 'a colon');
      entries.push([key, this.value()]);
    }
    return Object.fromEntries(entries);
  }
}

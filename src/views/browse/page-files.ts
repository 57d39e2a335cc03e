// What a page needs beside itself, asked of Python and made part of it: style sheets with what they import, pictures, fonts, scripts.
import { base64Of } from '../../lib/base64.ts';
import { addressesIn, withAddresses } from '../../lib/css-addresses.ts';
import { pathOf, whereTo } from '../../lib/site.ts';
import type { SiteFile } from '../../store/browse-state.ts';
import * as strings from '../../strings/browse/page-files.ts';

/** One file that was asked for, or that was not. */
export interface FileNote {
  address: string;
  /** A font counts as a picture. */
  what: 'sheet' | 'script' | 'picture';
  /** "200 OK"; null: it was not asked for, or not answered. */
  status: string | null;
  bytes: number;
  cached: boolean;
  /** Why it is not in the page; empty when it is. */
  says: string;
}

const MOST = 200;
const MOST_BYTES = 20_000_000;
/** Sheets that import sheets. */
const DEEPEST = 5;
/** What an address is put in place of that can't be had: a browser would fail as quietly. */
export const NOTHING = 'data:,';

/** By the name, where the answer has no Content-Type. */
const TYPES: Readonly<Record<string, string>> = {
  ...{ css: 'text/css', js: 'text/javascript', mjs: 'text/javascript', svg: 'image/svg+xml', png: 'image/png' },
  ...{ jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', ico: 'image/x-icon', woff2: 'font/woff2' },
};

export class PageFiles {
  readonly notes: FileNote[] = [];
  readonly #fileOf: (target: string) => Promise<SiteFile>;
  readonly #asked = new Map<string, Promise<SiteFile | null>>();
  #bytes = 0;
  /** Bytes in their places, where one file may stand often; and sheets, which may import each other. */
  #placed = 0;
  #sheets = 0;

  constructor(fileOf: (target: string) => Promise<SiteFile>) {
    this.#fileOf = fileOf;
  }

  /** A picture or a font as a data: address. */
  async picture(address: string, base: string): Promise<string> {
    const file = await this.#get(address, base, 'picture');
    if (file === null || !this.#hasRoom(file.body.length)) return NOTHING;
    return dataAddress(file);
  }

  async script(address: string, base: string): Promise<string | null> {
    const file = await this.#get(address, base, 'script');
    return file === null ? null : `data:text/javascript;base64,${base64Of(file.body)}`;
  }

  /** A style sheet's text, with all that it names in it. */
  async sheet(address: string, base: string, depth = 0): Promise<string | null> {
    const file = await this.#get(address, base, 'sheet');
    this.#sheets += 1;
    if (file === null || this.#sheets > MOST || !this.#hasRoom(file.body.length)) return null;
    return this.css(new TextDecoder().decode(file.body), file.target, depth);
  }

  /** CSS with data: addresses in it; `base` is whose it is. */
  async css(text: string, base: string, depth = 0): Promise<string> {
    const found = addressesIn(text);
    const placed = await Promise.all(
      found.map(async ({ kind, address }) => {
        if (/^(?:data:|#|about:)/i.test(address.trim()) || address.trim() === '') return null;
        if (kind === 'url') return this.picture(address, base);
        const sheet = depth < DEEPEST ? await this.sheet(address, base, depth + 1) : null;
        return sheet === null ? NOTHING : `data:text/css;base64,${base64Of(new TextEncoder().encode(sheet))}`;
      }),
    );
    return withAddresses(text, found, (one) => placed[found.indexOf(one)] ?? null);
  }

  #hasRoom(bytes: number): boolean {
    this.#placed += bytes;
    return this.#placed <= MOST_BYTES;
  }

  async #get(address: string, base: string, what: FileNote['what']): Promise<SiteFile | null> {
    const where = whereTo(address, base);
    if (where.kind === 'nowhere') return null;
    if (where.kind === 'elsewhere') {
      if (!this.#asked.has(where.url)) this.#note(where.url, what, null, strings.otherSite);
      this.#asked.set(where.url, Promise.resolve(null));
      return null;
    }
    const known = this.#asked.get(where.target);
    if (known !== undefined) return known;
    const asked = this.#ask(where.target, what);
    this.#asked.set(where.target, asked);
    return asked;
  }

  async #ask(target: string, what: FileNote['what']): Promise<SiteFile | null> {
    if (this.#asked.size >= MOST || this.#bytes > MOST_BYTES) {
      this.#note(target, what, null, strings.tooMuch);
      return null;
    }
    const file = await this.#fileOf(target);
    this.#bytes += file.body.length;
    const type = typeOf(file);
    const wrong = what === 'sheet' && type !== 'text/css' ? strings.noSheet(type) : '';
    const missing = file.status?.startsWith('200') ? wrong : strings.failed(file.status);
    this.#note(target, what, file, missing);
    return missing === '' ? file : null;
  }

  #note(address: string, what: FileNote['what'], file: SiteFile | null, says: string): void {
    const told = { status: file?.status ?? null, bytes: file?.body.length ?? 0, cached: file?.cached ?? false };
    this.notes.push({ address, what, says, ...told });
  }
}

/** Without its parameters. */
export function typeOf({ contentType, target }: Pick<SiteFile, 'contentType' | 'target'>): string {
  const told = contentType?.split(';')[0]?.trim().toLowerCase();
  return told || TYPES[pathOf(target).split('.').at(-1)?.toLowerCase() ?? ''] || 'application/octet-stream';
}

const known = new WeakMap<Uint8Array, string>();
export function dataAddress(file: Pick<SiteFile, 'contentType' | 'target' | 'body'>): string {
  const text = known.get(file.body) ?? base64Of(file.body);
  known.set(file.body, text);
  return `data:${typeOf(file)};base64,${text}`;
}

// An answer as the text of a frame: its files put in place, nothing left in it that reaches out by itself, and our script before everything else.
import { ORIGIN, whereTo } from '../../lib/site.ts';
import type { SiteFile } from '../../store/browse-state.ts';
import { withHead } from '../inspector/srcdoc.ts';
import { type FileNote, PageFiles } from './page-files.ts';
import { stripped, withoutPlaces } from './strip-page.ts';

export interface Placed {
  /** Null when it can't be made harmless, which takes ill will. */
  srcdoc: string | null;
  files: readonly FileNote[];
  /** What its addresses are relative to. */
  base: string;
  /** Scripts of the page's own, whether or not they run. */
  scripts: number;
}

export interface Placing {
  /** The target that it came from. */
  target: string;
  /** Its own scripts run. */
  scripts: boolean;
  /** Our script, and what it is given. */
  inside: string;
  given: object;
  nonce: string;
  fileOf(target: string): Promise<SiteFile>;
  /** The pane's own: what it reads is under the pane's policy, where ours would complain of every handler that is written into a page. */
  parser: DOMParser;
}

/** Taking something out can make something else of what is left: so it is read again, as often as this. */
const ROUNDS = 4;

export async function placePage(html: string, placing: Placing): Promise<Placed> {
  const { target, scripts, fileOf, parser } = placing;
  const parsed = parser.parseFromString(html, 'text/html');
  const base = baseOf(parsed, target);
  const files = new PageFiles(fileOf);
  const count = parsed.querySelectorAll(
    'script:not([type]), script[type*=javascript], script[type=module], script[type=""]',
  ).length;
  if (!scripts) for (const one of parsed.querySelectorAll('script')) one.remove();
  await Promise.all([
    ...sheets(parsed, base, files),
    ...pictures(parsed, base, files),
    ...(scripts ? runs(parsed, base, files) : []),
  ]);
  withoutPlaces(parsed);
  const head = headOf(placing, base);
  const own = head.length;
  let rest = serialized(parsed, html);
  for (let round = 0; round < ROUNDS; round += 1) {
    const whole = withHead(rest, head);
    const read = parser.parseFromString(whole, 'text/html');
    for (const one of Array.from(read.head.children).slice(0, own)) one.remove();
    if (!stripped(read, scripts)) return { srcdoc: whole, base, files: files.notes, scripts: count };
    rest = serialized(read, rest);
  }
  return { srcdoc: null, base, files: files.notes, scripts: count };
}

const DOCTYPE = /^(?:\s|<!--[\s\S]*?-->)*(<!doctype[^>]*>)/i;
const serialized = (parsed: Document, before: string): string =>
  (DOCTYPE.exec(before)?.[1] ?? '') + parsed.documentElement.outerHTML;

/** What relative addresses are relative to: the target, or a whole address. */
function baseOf(parsed: Document, target: string): string {
  const said = parsed.querySelector('base[href]')?.getAttribute('href');
  const where = said ? whereTo(said, target) : null;
  return where?.kind === 'here' ? where.target : where?.kind === 'elsewhere' ? where.url : target;
}

/** What stands before the page's own elements, each of them one element. */
function headOf({ scripts, inside, given, nonce }: Placing, base: string): readonly string[] {
  // The policy around it (public/pane.html) holds as well; this one only ever takes more.
  const policy = `default-src 'none'; script-src ${scripts ? "'unsafe-inline' data:" : `'nonce-${nonce}'`}; style-src 'unsafe-inline' data:; img-src data:; font-src data:; media-src data:; form-action 'none'; base-uri ${ORIGIN}`;
  const quoted = (text: string) => text.replace(/[&"<]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  return [
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta http-equiv="x-dns-prefetch-control" content="off">',
    '<meta name="referrer" content="no-referrer">',
    '<meta name="color-scheme" content="light">',
    `<base href="${quoted(base.startsWith('/') ? `${ORIGIN}${base}` : ORIGIN)}">`,
    `<script nonce="${nonce}" data-given="${quoted(JSON.stringify(given))}">${inside.replaceAll('</script', '<\\/script')}</script>`,
  ];
}

/** Style sheets become what they say. */
function sheets(parsed: Document, base: string, files: PageFiles): Promise<void>[] {
  const linked = [...parsed.querySelectorAll('link[rel~="stylesheet" i][href]:not([rel~="alternate" i])')].map(async (link) => {
    const text = await files.sheet(link.getAttribute('href') ?? '', base);
    const style = parsed.createElement('style');
    const media = link.getAttribute('media');
    if (media !== null) style.setAttribute('media', media);
    if (link.id !== '') style.id = link.id;
    style.textContent = closed(text ?? '');
    link.replaceWith(style);
  });
  const written = [...parsed.querySelectorAll('style')].map(async (style) => {
    style.textContent = closed(await files.css(style.textContent ?? '', base));
  });
  const inline = [...parsed.querySelectorAll('[style*="url("]')].map(async (one) =>
    one.setAttribute('style', await files.css(one.getAttribute('style') ?? '', base)),
  );
  return [...linked, ...written, ...inline];
}

/** Text that ends no element. */
const closed = (css: string): string => css.replaceAll('</', '<\\/');

function pictures(parsed: Document, base: string, files: PageFiles): Promise<void>[] {
  const places = [
    ['img[src], input[type=image i][src], video[src], audio[src], source[src]', 'src'],
    ['video[poster]', 'poster'],
    ['image[href]', 'href'],
    ['body[background], table[background], td[background], th[background]', 'background'],
  ] as const;
  return places.flatMap(([selector, name]) =>
    [...parsed.querySelectorAll(selector)].map(async (one) => {
      const address = one.getAttribute(name)?.trim() ?? '';
      // One of several sizes: the plain one does.
      one.removeAttribute('srcset');
      if (!/^data:/i.test(address)) one.setAttribute(name, await files.picture(address, base));
    }),
  );
}

/** The page's scripts, in their places. */
function runs(parsed: Document, base: string, files: PageFiles): Promise<void>[] {
  return [...parsed.querySelectorAll('script[src]')].map(async (script) => {
    const source = await files.script(script.getAttribute('src') ?? '', base);
    for (const name of ['integrity', 'crossorigin']) script.removeAttribute(name);
    if (source === null) script.remove();
    else script.setAttribute('src', source);
  });
}

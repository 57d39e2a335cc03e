// What a page said, as the request that a browser makes of it; or why there is none.
import { type Entry, multipart, plainText, urlencoded } from '../../lib/form-body.ts';
import { whereTo } from '../../lib/site.ts';
import type { Visit } from '../../store/browse-state.ts';
import * as strings from '../../strings/browse/visit-of.ts';
import type { Said } from './messages.ts';

export type Wanted = { visit: Visit } | { says: string };

/** `from` is the target of the page that says it, `base` what its addresses are relative to. */
export function linkVisit(href: string, base: string, from: string | null): Wanted {
  const where = whereTo(href, base);
  if (where.kind === 'elsewhere') return { says: strings.otherSite(where.url) };
  if (where.kind === 'nowhere') return { says: where.says };
  return { visit: { method: 'GET', target: where.target, hash: where.hash, body: null, from } };
}

export function formVisit(
  form: Said & { kind: 'form' },
  entries: readonly Entry[],
  base: string,
  from: string,
  boundary: string,
): Wanted {
  // Without an action it goes to the page's own address.
  const wanted = linkVisit(form.action === '' ? from : form.action, form.action === '' ? from : base, from);
  if (!('visit' in wanted)) return wanted;
  const { visit } = wanted;
  if (form.method === 'get') {
    const query = urlencoded(entries);
    const path = visit.target.split('?')[0] ?? visit.target;
    return { visit: { ...visit, target: query === '' ? `${path}?` : `${path}?${query}` } };
  }
  return { visit: { ...visit, method: 'POST', body: bodyOf(form.enctype, entries, boundary) } };
}

function bodyOf(enctype: (Said & { kind: 'form' })['enctype'], entries: readonly Entry[], boundary: string): Visit['body'] {
  if (enctype === 'multipart/form-data') return { type: `${enctype}; boundary=${boundary}`, bytes: multipart(entries, boundary) };
  const text = enctype === 'text/plain' ? plainText(entries) : urlencoded(entries);
  return { type: enctype, bytes: new TextEncoder().encode(text) };
}

/** The fields of a form with the bytes of their files. */
export async function entriesOf(said: (Said & { kind: 'form' })['entries']): Promise<readonly Entry[]> {
  return Promise.all(
    said.map(async ([name, value]): Promise<Entry> => {
      if (typeof value === 'string') return [name, value];
      return [name, { name: value.name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) }];
    }),
  );
}

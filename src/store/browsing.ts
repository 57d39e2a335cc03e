// What a browser does with an address: asks, with the cookies that belong there; keeps those that come; goes where it is sent on to; remembers
// where it was. Each request is a run like any other. What a page needs beside itself is asked of the same process, unrecorded.
import { cookiesFor, keepCookies } from '../lib/cookie-jar.ts';
import { compose, type HttpRequest } from '../lib/http-message.ts';
import { readSetCookie } from '../lib/set-cookie.ts';
import { HOST_NAME, ORIGIN, pathOf } from '../lib/site.ts';
import type { Project } from '../runner/runner.ts';
import * as strings from '../strings/store/browsing.ts';
import { type BrowseTab, type Browsing, freshTab, type Hop, type SiteFile, type Visit } from './browse-state.ts';
import { grainOf } from './exchange.ts';
import { redirectOf } from './redirects.ts';
import { projectOf, selectWork } from './selectors.ts';
import { readAnswer, type SiteAnswer } from './site-answer.ts';
import type { Slice } from './slice.ts';
import type { Run } from './state.ts';

/** As browsers have it, more or less: Chrome and Firefox give up after 20. */
const MOST_REDIRECTS = 20;
/** Pages that one can go back to. */
const KEPT_PAGES = 30;
/** Letters of what scripts keep. */
const STORED = 100_000;
const PAGES = 'text/html,application/xhtml+xml,*/*;q=0.8';

export const browsing: Slice<Browsing> = (set, get, { runner }) => {
  let nth = 0;
  /** The newest visit: an older one that is still answered shows nothing any more. */
  let newest = 0;
  let cache = new Map<string, SiteFile>();
  let cachedFor: Project['files'] | null = null;

  const tab = (slug = get().slug): BrowseTab => get().browsed[slug] ?? freshTab;
  const change = (slug: string, part: Partial<BrowseTab>): void =>
    set(({ browsed }) => ({ browsed: { ...browsed, [slug]: { ...(browsed[slug] ?? freshTab), ...part } } }));
  const addressOf = (target: string) => ({ host: HOST_NAME, path: pathOf(target), secure: false });

  /** Sends one request of a visit; null when nothing can be said of an answer. */
  const hop = async (slug: string, visit: Visit): Promise<{ hop: Hop; answer: SiteAnswer | null } | null> => {
    const { header, told } = cookiesFor(tab(slug).jar, addressOf(visit.target), Date.now());
    const request = requestOf(visit, header);
    const run = await get().sendThis(request, visit.body === null ? {} : { body: visit.body.bytes });
    if (run === null) {
      change(slug, { says: get().refusal });
      return null;
    }
    const answer = run.outcome === null ? null : await readAnswer(run.outcome.raw, visit.method);
    const lines = (answer?.headers ?? []).filter(([name]) => name.toLowerCase() === 'set-cookie').map(([, value]) => value);
    const kept = keepCookies(tab(slug).jar, lines, addressOf(visit.target), Date.now());
    const { method, target } = visit;
    const one: Hop = { method, target, status: answer?.status ?? null, run: run.id, kept: kept.told, sent: told };
    change(slug, { jar: kept.jar, hops: [...tab(slug).hops, one], ...(answer === null ? { says: whyNothing(run) } : {}) });
    return { hop: one, answer };
  };

  /** Asks, follows, and shows; `history` is what becomes of where it was. */
  const go = async (first: Visit, history: (now: BrowseTab) => Pick<BrowseTab, 'before' | 'after'>): Promise<void> => {
    const { slug } = get();
    newest += 1;
    const mine = newest;
    change(slug, { busy: true, says: null, hops: [] });
    let visit = first;
    const been: string[] = [];
    try {
      for (;;) {
        const answered = await hop(slug, visit);
        if (mine !== newest || answered?.answer == null) return;
        const { answer } = answered;
        const next = redirectOf(answer, visit);
        if (next !== null && 'visit' in next && been.length < MOST_REDIRECTS) {
          been.push(`${visit.method} ${visit.target}`);
          visit = next.visit;
          continue;
        }
        if (next !== null && 'says' in next) change(slug, { says: next.says });
        else if (next !== null) change(slug, { says: tooMany([...been, `${visit.method} ${visit.target}`]) });
        else if (answer.undecoded !== null) change(slug, { says: strings.notUnpacked(answer.undecoded) });
        // RFC 9110, 15.3.5: a 204 leaves the page as it is.
        if (next === null && /^20[45]\b/.test(answer.status)) {
          change(slug, { says: strings.stays(answer.status) });
          return;
        }
        nth += 1;
        const { target, hash } = visit;
        const page = { visit, target, hash, status: answer.status, contentType: answer.contentType, body: answer.body, nth };
        change(slug, { page, ...history(tab(slug)) });
        return;
      }
    } finally {
      if (mine === newest) change(slug, { busy: false });
    }
  };

  return {
    visit: (visit) =>
      go(visit, ({ page, before }) => ({ before: page === null ? before : [...before, page].slice(-KEPT_PAGES), after: [] })),
    async goTo(where) {
      const { slug } = get();
      const { page, before, after } = tab(slug);
      const to = where === 'before' ? before.at(-1) : after[0];
      if (to === undefined || page === null) return;
      const history =
        where === 'before'
          ? { before: before.slice(0, -1), after: [page, ...after] }
          : { before: [...before, page], after: after.slice(1) };
      if (to.visit.method === 'GET') return go({ ...to.visit, from: null }, () => history);
      nth += 1;
      newest += 1;
      const says = strings.asItWas(to.visit.method);
      change(slug, { page: { ...to, nth }, ...history, says, hops: [], busy: false });
    },
    async reloadPage() {
      const { page } = tab();
      if (page === null) return;
      cache = new Map();
      await go(page.visit, ({ before, after }) => ({ before, after }));
    },
    async fileOf(target) {
      const state = get();
      const { slug } = state;
      const { server, files } = selectWork(state);
      if (cachedFor !== files) {
        cache = new Map();
        cachedFor = files;
      }
      const known = cache.get(target);
      if (known !== undefined) return { ...known, cached: true };
      const { header } = cookiesFor(tab(slug).jar, addressOf(target), Date.now());
      const from = tab(slug).page?.target ?? null;
      const { method, target: asked, headers } = requestOf({ method: 'GET', target, hash: '', body: null, from }, header, '*/*');
      const nothing: SiteFile = { target, status: null, contentType: null, body: new Uint8Array(), cached: false };
      const message = compose(method, asked, headers, '');
      if (!message.ok) return nothing;
      const bytes = { raw: message.raw, connection: 'new' as const, halfClose: false };
      const { outcome, disk } = await runner.send(bytes, projectOf(state), server, { grain: grainOf(state), quiet: true });
      if (disk !== undefined) set(({ disks }) => ({ disks: { ...disks, [slug]: disk } }));
      const answer = outcome === null ? null : await readAnswer(outcome.raw, 'GET');
      if (answer === null) return nothing;
      const lines = answer.headers.filter(([name]) => name.toLowerCase() === 'set-cookie').map(([, value]) => value);
      if (lines.length > 0) change(slug, { jar: keepCookies(tab(slug).jar, lines, addressOf(target), Date.now()).jar });
      const file = { target, status: answer.status, contentType: answer.contentType, body: answer.body, cached: false };
      if (answer.status.startsWith('200')) cache.set(target, file);
      return file;
    },
    emptyJar: () => change(get().slug, { jar: [], stored: {} }),
    letScriptsRun(scripts) {
      const { slug } = get();
      const { page } = tab(slug);
      nth += 1;
      change(slug, { scripts, page: page === null ? null : { ...page, nth } });
    },
    heardFromPage(told) {
      const { slug } = get();
      const { page, jar } = tab(slug);
      if ('stored' in told) {
        const size = Object.entries(told.stored).reduce((sum, [key, value]) => sum + key.length + value.length, 0);
        if (size <= STORED) change(slug, { stored: told.stored });
      } else if (page !== null) {
        // RFC 6265, 5.3, step 10: a script can neither set nor replace what is HttpOnly.
        const cookie = readSetCookie(told.cookie);
        if (cookie === null || cookie.httpOnly || jar.some(({ httpOnly, name }) => httpOnly && name === cookie.name)) return;
        change(slug, { jar: keepCookies(jar, [told.cookie], addressOf(page.target), Date.now()).jar });
      }
    },
  };
};

/** What a browser sends: the little of it that matters here. */
function requestOf({ method, target, body, from }: Visit, cookies: string | null, accept = PAGES): HttpRequest {
  const headers: [string, string][] = [['Accept', accept]];
  if (from !== null) headers.push(['Referer', `${ORIGIN}${from}`]);
  // Fetch, "append a request Origin header": with everything that is neither GET nor HEAD.
  if (method !== 'GET' && method !== 'HEAD') headers.push(['Origin', ORIGIN]);
  if (cookies !== null) headers.push(['Cookie', cookies]);
  if (body !== null) headers.push(['Content-Type', body.type]);
  return { method, target, headers, body: body === null ? '' : new TextDecoder().decode(body.bytes) };
}

function whyNothing({ started, outcome }: Run): string {
  if (!started.ok) return started.says;
  if (outcome?.stopped !== undefined) return outcome.stopped.says;
  return strings.nothingCame;
}

function tooMany(been: readonly string[]): string {
  const again = been.slice(0, -1).indexOf(been.at(-1) ?? '');
  return strings.tooMany(MOST_REDIRECTS, again < 0 ? [] : been.slice(again).slice(0, 4));
}

// The tab on the project's site: what it shows, where it was, its cookies. All that a browser would know, and no more.

import type { Jar, Kept, Sent } from '../lib/cookie-jar.ts';
import type { FormFile } from '../lib/form-body.ts';

/** A file of a form, or a text. */
export type { FormFile };

/** One request as a page or its address bar asks for it. */
export interface Visit {
  method: string;
  target: string;
  hash: string;
  /** With its Content-Type; null: none. */
  body: { type: string; bytes: Uint8Array } | null;
  /** The page that asks for it, as Referer; null: nobody, it was typed. */
  from: string | null;
}

/** One request of a visit: redirects make several. */
export interface Hop {
  method: string;
  target: string;
  /** "302 Found"; null when nothing was answered. */
  status: string | null;
  /** The run on stage that it is. */
  run: number;
  kept: readonly Kept[];
  sent: readonly Sent[];
}

/** What was answered in the end. */
export interface Page {
  visit: Visit;
  /** Where it came from, after redirects. */
  target: string;
  hash: string;
  status: string | null;
  contentType: string | null;
  /** Content-Encoding taken off. */
  body: Uint8Array;
  /** A new number for each answer, so that the same page is shown anew. */
  nth: number;
}

/** A file that a page needs: a style sheet, a script, a picture. */
export interface SiteFile {
  target: string;
  /** "200 OK"; null when nothing was answered. */
  status: string | null;
  contentType: string | null;
  body: Uint8Array;
  /** It was here already. */
  cached: boolean;
}

export interface BrowseTab {
  page: Page | null;
  before: readonly Page[];
  after: readonly Page[];
  /** The requests of the last visit. */
  hops: readonly Hop[];
  /** What went wrong with it, or what it is to be told of it: a sentence. */
  says: string | null;
  /** Something is being asked for. */
  busy: boolean;
  jar: Jar;
  /** What the scripts of its pages keep, instead of localStorage. */
  stored: Readonly<Record<string, string>>;
  /** The scripts of its pages run. */
  scripts: boolean;
}

export interface BrowseSlice {
  /** By lesson. */
  browsed: Readonly<Record<string, BrowseTab>>;
  /** Asks for it, follows where it is sent on to, and shows what comes. Each request is recorded as any Send is. */
  visit(visit: Visit): Promise<void>;
  /** The page before, or the one after it, asked for again; what answered a form is shown as it was. */
  goTo(where: 'before' | 'after'): Promise<void>;
  /** Asks again for what is shown, as it was asked for. */
  reloadPage(): Promise<void>;
  /** A file that the page on show needs. It is asked of the same process, and not recorded. */
  fileOf(target: string): Promise<SiteFile>;
  emptyJar(): void;
  letScriptsRun(scripts: boolean): void;
  /** What a page's script put into document.cookie, or keeps in its storage. */
  heardFromPage(told: { cookie: string } | { stored: Readonly<Record<string, string>> }): void;
}

export const freshTab: BrowseTab = {
  ...{ page: null, before: [], after: [], hops: [], says: null, busy: false },
  ...{ jar: [], stored: {}, scripts: false },
};

/** What these actions do, fetched when a page is first asked for. */
export type Browsing = Omit<BrowseSlice, 'browsed'>;

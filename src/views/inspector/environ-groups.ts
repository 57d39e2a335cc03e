// environ as a person reads it: what CGI defines, what the client's headers became, what WSGI adds, and the rest. Pure.
import * as strings from '../../strings/inspector/environ-groups.ts';
import type { Difference } from '../../trace/environ-at.ts';
import type { Value } from '../../trace/event-parts.ts';

export interface EnvironRow {
  key: string;
  /** Absent for a key that was taken away. */
  value: Value | null;
  changed: Difference | null;
}

export interface EnvironGroup {
  title: string;
  rows: readonly EnvironRow[];
}

/** PEP 3333, environ Variables. REMOTE_* and AUTH_TYPE are CGI's too: middleware that knows the user sets them. */
const CGI =
  /^(?:REQUEST_METHOD|SCRIPT_NAME|PATH_INFO|PATH_TRANSLATED|QUERY_STRING|CONTENT_TYPE|CONTENT_LENGTH|SERVER_NAME|SERVER_PORT|SERVER_PROTOCOL|SERVER_SOFTWARE|GATEWAY_INTERFACE|AUTH_TYPE|REMOTE_[A-Z]+|REQUEST_URI|REQUEST_SCHEME)$/;

function groupOf(key: string): number {
  if (CGI.test(key)) return 0;
  if (key.startsWith('HTTP_')) return 1;
  return key.startsWith('wsgi.') ? 2 : 3;
}

export interface EnvironView {
  entries: readonly (readonly [string, Value])[];
  changed: ReadonlyMap<string, Difference>;
}

/** Only the rows that contain `search` in key or value; empty groups are left out. */
export function environGroups({ entries, changed }: EnvironView, search: string, onlyChanged: boolean): readonly EnvironGroup[] {
  const gone = [...changed].filter(([, difference]) => difference.sign === '-');
  const rows: EnvironRow[] = [
    ...entries.map(([key, value]) => ({ key, value, changed: changed.get(key) ?? null })),
    ...gone.map(([key, difference]) => ({ key, value: null, changed: difference })),
  ];
  const wanted = search.trim().toLowerCase();
  const fits = ({ key, value, changed: change }: EnvironRow) =>
    (!onlyChanged || change !== null) &&
    [key, value?.text ?? '', change?.was?.text ?? ''].some((text) => text.toLowerCase().includes(wanted));
  return strings.titles
    .map((title, group) => ({
      title,
      rows: rows
        .filter((row) => groupOf(row.key) === group && fits(row))
        .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)),
    }))
    .filter((group) => group.rows.length > 0);
}

/** As a Python dict display, as far as previews go: for pasting into a test or a question. */
export function environText(entries: EnvironView['entries']): string {
  const lines = entries.map(([key, value]) => `    '${key}': ${value.text}${value.cut ? ' …' : ''},`);
  return `{\n${lines.sort().join('\n')}\n}\n`;
}

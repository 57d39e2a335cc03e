// The built site on the plainest of servers: it sends each file and what type it is, and no other header. What holds here holds on any static host.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/** A text of the site, sent with `into` in the place of each `from`. */
export interface Change {
  file: RegExp;
  from: string | RegExp;
  into: string;
}

export interface PlainSite {
  /** With a slash at its end. */
  address: string;
  /** Every path that was asked for, with its query. */
  asked: string[];
  /** Changes that have come about; one that never does changes nothing, and the test would prove nothing. */
  changed: Set<Change>;
  close(): Promise<void>;
}

export async function plainSite(
  changes: readonly Change[] = [],
  pages: Readonly<Record<string, string>> = {},
): Promise<PlainSite> {
  const asked: string[] = [];
  const changed = new Set<Change>();
  const read = async (path: string): Promise<Buffer> => {
    const extra = pages[path];
    if (extra !== undefined) return Buffer.from(extra);
    const file = await readFile(join('dist', normalize(path)));
    let text: string | null = null;
    for (const change of changes.filter(({ file }) => file.test(path))) {
      text ??= file.toString();
      const next: string = text.replace(change.from, change.into);
      if (next !== text) changed.add(change);
      text = next;
    }
    return text === null ? file : Buffer.from(text);
  };
  const server = createServer(async (request, response) => {
    asked.push(request.url ?? '');
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const name = path.endsWith('/') ? `${path}index.html` : path;
    try {
      const content = await read(name);
      response.sendDate = false;
      response.writeHead(200, { 'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream' }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}/`,
    asked,
    changed,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

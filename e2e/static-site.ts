// A static server as plain as they come, for what is about being served: on a port of its own, from any sub-path, with no header but the type of
// a file. It counts what it sends, can be shut down and opened again, and can put another build online in one go.
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { seal } from '../scripts/vite-offline.ts';
import { filesUnder } from '../scripts/vite-supplies.ts';
import { WORKER } from '../src/offline/build.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

export class StaticSite {
  /** What it was asked for since the counters were last reset, relative to the sub-path. */
  readonly asked: string[] = [];
  /** Bytes of files that it sent. */
  sent = 0;
  folder: string;
  /** Names of files that have another content just now. */
  readonly instead = new Map<string, string>();
  /** What lies on the same server outside of the sub-path, by its path. */
  readonly beside = new Map<string, (request: IncomingMessage, response: ServerResponse) => void>();
  readonly #path: string;
  #server: Server | null = null;
  #port = 0;

  /** `path`: "/" or "/a/b/". */
  constructor(folder = 'dist', path = '/') {
    this.folder = folder;
    this.#path = path;
  }

  get url(): string {
    return `http://localhost:${this.#port}${this.#path}`;
  }

  /** The first time on any free port, then always on that one. */
  async open(): Promise<this> {
    const server = createServer((request, response) => this.#answer(request, response));
    this.#server = server;
    await new Promise<void>((ready) => server.listen(this.#port, 'localhost', ready));
    this.#port = (server.address() as AddressInfo).port;
    return this;
  }

  async close(): Promise<void> {
    const server = this.#server;
    if (server === null) return;
    this.#server = null;
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
  }

  reset(): void {
    this.asked.length = 0;
    this.sent = 0;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? '', this.url);
    const beside = this.beside.get(pathname);
    if (beside !== undefined) {
      beside(request, response);
      return;
    }
    const name = pathname.startsWith(this.#path) ? pathname.slice(this.#path.length) || 'index.html' : null;
    this.asked.push(name ?? pathname);
    const file = name === null ? null : join(this.folder, normalize(`/${name}`));
    if (file === null || statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is no such file.');
      return;
    }
    const content = this.instead.get(name ?? '') ?? readFileSync(file);
    this.sent += content.length;
    response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(content);
  }
}

/** Another build of the same site, in a folder of its own: every name that belongs to a content is another one, and the About sheet says so. */
export function newerBuild(from = 'dist'): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'onionskin-newer-'));
  cpSync(from, folder, { recursive: true });
  const code = readFileSync(join(folder, WORKER), 'utf8').replace(/^.*\n/, '');
  const lasting = filesUnder(folder, 'assets').map((name) => name.slice('assets/'.length));
  const supplies =
    filesUnder(folder)
      .find((name) => name.startsWith('supplies-'))
      ?.split('/')[0] ?? '';
  const renamed = new Map(lasting.map((name) => [name, name.replace(/(\.\w+)$/, '_newer$1')]));
  renamed.set(
    supplies,
    supplies.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
  );
  for (const name of [...filesUnder(folder, 'assets'), 'index.html'].filter((name) => /\.(js|css|html)$/.test(name))) {
    let text = readFileSync(join(folder, name), 'utf8').replaceAll('What is inside', 'What is newer inside');
    for (const [before, after] of renamed) text = text.replaceAll(before, after);
    writeFileSync(join(folder, name), text.replace(/\n\s*<meta name="build"[^>]*>/, ''));
  }
  for (const name of lasting) renameSync(join(folder, 'assets', name), join(folder, 'assets', renamed.get(name) ?? name));
  renameSync(join(folder, supplies), join(folder, renamed.get(supplies) ?? supplies));
  seal(folder, code);
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

// A static server as plain as they come, for what is about being served: on a port of its own, from any sub-path, with no header but the type of
// a file. It counts what it sends, can be shut down and opened again, and can put another build online in one go.
import { readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

export class StaticSite {
  /** What it was asked for since the counters were last reset, relative to the sub-path, with the query. */
  readonly asked: string[] = [];
  /** Bytes of files that it sent. */
  sent = 0;
  folder: string;
  /** Names of files that have another content just now, or are there only now. */
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
    const { pathname, search } = new URL(request.url ?? '', this.url);
    const beside = this.beside.get(pathname);
    if (beside !== undefined) {
      beside(request, response);
      return;
    }
    const name = pathname.startsWith(this.#path) ? pathname.slice(this.#path.length) || 'index.html' : null;
    this.asked.push(`${name ?? pathname}${search}`);
    const file = name === null ? null : join(this.folder, normalize(`/${name}`));
    const instead = this.instead.get(name ?? '');
    if (file === null || (instead === undefined && statSync(file, { throwIfNoEntry: false })?.isFile() !== true)) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is no such file.');
      return;
    }
    const content = instead ?? readFileSync(file);
    this.sent += content.length;
    response.sendDate = false;
    response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(content);
  }
}

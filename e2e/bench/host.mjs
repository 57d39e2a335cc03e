// A host like those that static sites usually live on: it compresses what gets smaller by it, lets browsers keep it for a while, and says
// "not modified" after that. It counts the bytes it sends.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};
const COMPRESSED = new Set(['.html', '.mjs', '.js', '.css', '.json', '.svg', '.wasm', '.zip']);
/** Seconds, as GitHub's pages have it. */
const KEPT = 600;

/** @typedef {{type: string, tag: string, plain: Buffer, gzip: Buffer | null}} File */
/** @typedef {{url: string, sent: () => number, close: () => void}} Host */

/**
 * @param {Readonly<Record<string, string>>} roots prefix of an address to a folder, the longest prefix first
 * @param {Readonly<Record<string, string>>} [pages] more pages, by path
 * @returns {Promise<Host>} `sent` gives the bytes of all bodies since it was asked last
 */
export function host(roots, pages = {}) {
  /** @type {Map<string, Promise<File>>} */
  const files = new Map();
  let sent = 0;

  /** @param {string} path @returns {Promise<File>} */
  const find = async (path) => {
    const page = pages[path];
    if (page !== undefined) return fileOf(Buffer.from(page), '.html');
    for (const [prefix, root] of Object.entries(roots)) {
      if (!path.startsWith(prefix)) continue;
      const name = join(root, path.slice(prefix.length) || 'index.html');
      if (!resolve(name).startsWith(resolve(root))) break;
      return fileOf(await readFile(name), extname(name));
    }
    throw new Error('There is no such file.');
  };

  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const known = files.get(path) ?? find(path);
    files.set(path, known);
    const file = await known.catch(() => null);
    if (file === null) return response.writeHead(404).end();
    const headers = { 'Content-Type': file.type, ETag: file.tag, 'Cache-Control': `max-age=${KEPT}`, Vary: 'Accept-Encoding' };
    if (request.headers['if-none-match'] === file.tag) return response.writeHead(304, headers).end();
    const packed = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') ? file.gzip : null;
    const body = packed ?? file.plain;
    sent += body.length;
    response.writeHead(200, { ...headers, 'Content-Length': body.length, ...(packed ? { 'Content-Encoding': 'gzip' } : {}) });
    return response.end(body);
  });
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      const count = () => {
        const counted = sent;
        sent = 0;
        return counted;
      };
      done({ url: `http://127.0.0.1:${port}`, sent: count, close: () => server.close() });
    });
  });
}

/** @param {Buffer} plain @param {string} extension @returns {File} */
function fileOf(plain, extension) {
  const gzip = COMPRESSED.has(extension) ? gzipSync(plain) : null;
  const tag = `"${createHash('sha256').update(plain).digest('hex').slice(0, 16)}"`;
  return {
    type: TYPES[extension] ?? 'application/octet-stream',
    tag,
    plain,
    gzip: gzip && gzip.length < plain.length ? gzip : null,
  };
}

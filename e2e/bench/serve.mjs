// A folder on a free port of this machine, for a browser.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve } from 'node:path';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html',
  '.mjs': 'text/javascript',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
};

/** @param {string} root @param {Record<string, string>} extra more pages, by path @returns {Promise<{url: string, close: () => void}>} */
export function serve(root, extra = {}) {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const inline = extra[path];
    if (inline !== undefined) return response.writeHead(200, { 'Content-Type': 'text/html' }).end(inline);
    const file = join(root, path === '/' ? 'index.html' : path);
    try {
      if (!resolve(file).startsWith(resolve(root)) || !statSync(file).isFile()) throw new Error('no such file');
    } catch {
      return response.writeHead(404).end();
    }
    response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' });
    return createReadStream(file).pipe(response);
  });
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      done({ url: `http://127.0.0.1:${port}`, close: () => server.close() });
    });
  });
}

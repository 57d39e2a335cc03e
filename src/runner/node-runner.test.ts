import { afterAll, describe, expect, test } from 'vitest';
import { nodeRunner } from './node-runner.node.ts';
import type { ClientRequest, Project } from './runner.ts';

const runner = nodeRunner();
afterAll(() => runner.dispose());

const app = (source: string): Project => ({ files: { 'app.py': source }, app: 'app:application' });
const get = (target = '/'): ClientRequest => ({
  raw: new TextEncoder().encode(`GET ${target} HTTP/1.1\r\nHost: localhost:8000\r\nConnection: close\r\n\r\n`),
  connection: 'new',
  halfClose: false,
});
const text = (bytes: Uint8Array | undefined): string => new TextDecoder('latin1').decode(bytes);

const COUNTER = `
seen = 0
def application(environ, start_response):
    global seen
    seen += 1
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{seen} {environ['PATH_INFO']}".encode()]
`;

describe('a real process', () => {
  test('answers a request, and keeps its globals for the next one', async () => {
    const first = await runner.send(get('/a'), app(COUNTER), { name: 'wsgiref' });
    const second = await runner.send(get('/b'), app(COUNTER), { name: 'wsgiref' });
    expect(first.started.ok).toBe(true);
    expect(text(first.outcome?.raw)).toMatch(/^HTTP\/1\.0 200 OK\r\n[\s\S]*\r\n\r\n1 \/a$/);
    expect(text(second.outcome?.raw)).toMatch(/2 \/b$/);
  });
});

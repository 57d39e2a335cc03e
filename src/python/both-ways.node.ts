// The same program unrecorded, recorded, and recorded line by line: what a client and an operator see of it.
import { expect } from 'vitest';
import type { Python } from '../runner/inline-python.node.ts';
import type { ServerName } from '../runner/runner.ts';

/** What they see, once for each way. Dates, addresses and ports differ on every run anyhow. */
export function bothWays(python: Python, source: string, raw?: string, server: ServerName = 'wsgiref'): string[] {
  const mask = (text: string): string =>
    text
      .replace(/^Date: .*$/gm, 'Date')
      .replace(/\d\d\/\w{3}\/\d{4}:?[\d: +.]*|\d{4}-\d\d-\d\d [\d:]+ \+\d{4}|\w{3} \w{3} \d\d [\d:.]+ \d{4}/g, 'time')
      .replace(/0x[0-9a-f]+|(client|remote) \S+:\d+|\('127.0.0.1', \d+\)|\d+ msecs/g, 'address');
  return (['none', 'layers', 'lines', 'libraries'] as const).map((grain) => {
    expect(python.start(source, { grain, server: { name: server } })).toMatchObject({ ok: true });
    const { raw: sent, end, exited, log, unrecorded, recording } = python.request(raw);
    expect(unrecorded).toBeNull();
    expect(recording === null).toBe(grain === 'none');
    return mask(JSON.stringify({ sent, end, exited, log }, null, 1).replaceAll('\\r\\n', '\n').replaceAll('\\n', '\n'));
  });
}

/** `report` is a list that the program fills, and answers with. */
export const reporting = (work: string): string => `import gc, sys, traceback, weakref
report = []
class Loud:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        report.append(f"{self.name} dies")
class Passing:
    def __init__(self, app):
        self.app = app
    def __call__(self, environ, start_response):
        return self.app(environ, start_response)
${work}
def application(environ, start_response):
    look(environ, start_response)
    start_response("200 OK", [])
    return ["\\n".join(map(str, report)).encode()]
`;

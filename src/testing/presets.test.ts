// What is said of each preset holds here: every one of them is put to all six servers (which are held to the real ones in fidelity/).
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bytesOf } from '../lib/request-bytes.ts';
import { nodeRunner } from '../runner/node-runner.node.ts';
import { SERVER_NAMES, type ServerName } from '../runner/runner.ts';
import { type Preset, presetGroups } from '../servers/presets.ts';

const runner = await nodeRunner();
afterAll(() => runner.dispose());

const APP = `def application(environ, start_response):
    length = environ.get("CONTENT_LENGTH", "")
    if length.isdigit():
        environ["wsgi.input"].read(int(length))
    elif environ.get("wsgi.input_terminated"):
        environ["wsgi.input"].read()
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [repr([environ["PATH_INFO"] if "PATH_INFO" in environ else "", environ.get("HTTP_HOST"), environ.get("HTTP_X_A")]).encode()]
`;
const project = { files: { 'app.py': APP }, app: 'app:application' };

/** Of each, what the six answer: a status; "silent": the connection ends without an answer; "waits": it stays open; "bare": no head. */
const SAME = '200 200 200 200 200 200';
const OTHERWISE: Record<string, string> = {
  'Percent-encoded path and query': '200 200 200 200 404 404',
  'In chunks': '200 200 200 200 411 411',
  'No Host': '200 200 200 200 400 400',
  'Two Hosts': '200 400 200 200 400 400',
  'A space before the colon': '200 400 400 200 400 400',
  'A header without a colon': '200 400 400 silent 400 400',
  'A folded header': '200 400 200 200 200 200',
  'A NUL in a header': '200 400 400 200 400 400',
  'A lone CR in a header': '200 400 400 silent 400 400',
  'Lines that end with LF alone': '200 waits waits waits 400 400',
  'A huge header': '200 431 200 silent 400 400',
  'A Content-Length that is no number': '200 400 400 200 400 400',
  'Two lengths': '200 400 400 200 400 400',
  'A body that is too short': 'waits waits waits waits waits waits',
  'Chunks and a length': '200 400 200 200 411 411',
  'A chunk whose size is no number': '200 400 400 200 411 411',
  'A space in the target': '400 400 400 200 400 400',
  'No version': 'silent 400 200 200 bare bare',
};
const presets = presetGroups.flatMap((group) => group.presets);

/** By name. A server at a time: each other one is another process. */
const answered = new Map<string, string[]>(presets.map(({ name }) => [name, []]));
beforeAll(async () => {
  for (const server of SERVER_NAMES) for (const preset of presets) answered.get(preset.name)?.push(await answer(preset, server));
}, 120_000);

async function answer({ request, name }: Preset, server: ServerName): Promise<string> {
  const message = bytesOf(request);
  if (!message.ok) throw new Error(`${name}: ${message.says}`);
  const asked = { raw: message.raw, connection: 'new', halfClose: false } as const;
  const { outcome } = await runner.send(asked, project, { name: server }, { grain: 'none' });
  const text = new TextDecoder('latin1').decode(outcome?.raw);
  return /HTTP\/1\.\d (\d{3})/.exec(text)?.[1] ?? (text !== '' ? 'bare' : outcome?.end === 'timeout' ? 'waits' : 'silent');
}

describe('the presets', () => {
  test('are at least twenty, each with a name of its own and a sentence', () => {
    expect(presets.length).toBeGreaterThanOrEqual(20);
    expect(new Set(presets.map(({ name }) => name)).size).toBe(presets.length);
    expect(presets.filter(({ says }) => !/^\S.{20,}\.$/.test(says))).toEqual([]);
  });
  test('none is told of that is not there', () => {
    expect(Object.keys(OTHERWISE).filter((name) => !presets.some((preset) => preset.name === name))).toEqual([]);
  });
  test.each(presets)('$name is answered as its sentence says', ({ name }) => {
    expect(answered.get(name)?.join(' ')).toBe(OTHERWISE[name] ?? SAME);
  });
});

// What the server did, as the referee tells it, against what the client really got: for each rule, on every server.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../../runner/inline-python.node.ts';
import { SERVER_NAMES } from '../../runner/runner.ts';
import { BROKEN } from '../../testing/broken-programs.ts';
import { GET } from '../../testing/judge.node.ts';
import { plain } from '../say.ts';
import { RULES, verdictsOf } from './verdicts.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

/** A whole response as bytes, taken apart without our own reader: the last head that is no interim one, and what comes behind it. */
function clientView(raw: string): { head: string; status: string | null; body: string } {
  let rest = raw;
  for (;;) {
    const end = /\r?\n\r?\n/.exec(rest);
    const head = end === null ? rest : rest.slice(0, end.index);
    const body = end === null ? '' : rest.slice(end.index + end[0].length);
    const status = /^HTTP\/\d\.\d ([^\r\n]*)/.exec(head)?.[1] ?? null;
    if (status === null || !/^1\d\d/.test(status) || !body.startsWith('HTTP/')) return { head, status, body };
    rest = body;
  }
}

/** What is claimed, held against the bytes and the log: each claim that does not hold. */
function untrue(did: string, raw: string, heard: string, isHead: boolean): readonly string[] {
  const { head, status, body } = clientView(raw);
  const wrong: string[] = [];
  const claim = (pattern: RegExp, holds: (found: RegExpExecArray) => boolean) => {
    const found = pattern.exec(did);
    if (found !== null && !holds(found)) wrong.push(`${found[0]} (${JSON.stringify(raw.slice(0, 300))})`);
    return found !== null;
  };
  const lengthOf = (text: string) => Number(/content-length: *(\d+)/i.exec(text)?.[1]);
  const isBodiless = (said: string | null) => isHead || /^(1\d\d|204|304)/.test(said ?? '');
  const isChunked = /transfer-encoding: *chunked/i.test(head);
  const known = [
    claim(/met `([A-Za-z.]+)/, ([, name = '']) => heard.includes(name)),
    claim(/sent nothing at all/, () => raw === ''),
    claim(/lient got `([^`]*)` and a body of ([\d,]+) byte/, ([, said, size = '']) => {
      const over = Number((/; ([\d,]+) bytes? came behind/.exec(did)?.[1] ?? '0').replaceAll(',', ''));
      return said === status && (isChunked || Number(size.replaceAll(',', '')) + over === body.length);
    }),
    claim(/; ([\d,]+) bytes? came behind/, () => isBodiless(status) || lengthOf(head) < body.length),
    claim(/got `([^`]*)`, which is said before an answer, and no answer: ([\d,]+) byte/, ([, said, size]) => {
      return said === status && (isChunked || Number(size) === body.length);
    }),
    claim(/client got `([^`]*)` without it/, ([, said]) => said === status),
    claim(/let it through: the client got `([^:`]*):/, ([, name = '']) =>
      head.toLowerCase().includes(`\n${name.toLowerCase()}:`),
    ),
    claim(/promised more/, () => !isBodiless(status) && lengthOf(head) > body.length),
    claim(/of a head that breaks off/, () => raw !== '' && !/\r?\n\r?\n/.test(raw)),
    claim(/of body, without a status line/, () => status === null && raw !== ''),
  ];
  return known.some(Boolean) ? wrong : [`nothing that could be checked: ${did}`];
}

test('every rule that a program of the user’s can break is here', () => {
  const rules = new Set(BROKEN.map(({ rule }) => rule));
  expect(RULES.map(({ id }) => id).filter((id) => !rules.has(id))).toEqual(['close-missing-by-server']);
});

describe.each(SERVER_NAMES)('on %s', (name) => {
  test.each(BROKEN.map((broken) => [broken.rule, broken] as const))('%s', (rule, { source, raw = GET, silent = {} }) => {
    const started = python.start(source, { server: { name } });
    expect(started.says).toBeUndefined();
    const answered = python.request(raw);
    const { recording } = answered;
    if (recording === null) throw new Error('Nothing was recorded.');
    const heard = recording.events
      .map((event) => (event.type === 'print' ? event.text : event.type === 'raise' ? event.name : ''))
      .join('\n');
    const verdicts = verdictsOf(recording);
    const wrong = verdicts.flatMap(({ did }) => untrue(plain(did), answered.raw, heard, raw.startsWith('HEAD')));
    expect(wrong).toEqual([]);
    expect(verdicts.some((verdict) => verdict.rule.id === rule)).toBe(silent[name] === undefined);
  });
});

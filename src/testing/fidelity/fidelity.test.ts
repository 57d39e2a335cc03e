// Every public case and exchange on every server, against what the real server did. FIDELITY=gunicorn plays one server and prints what
// differs; FIDELITY_CASE=hello one case of it.
import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { loadPython, type Python } from '../../runner/inline-python.node.ts';
import { SERVER_NAMES, type ServerName } from '../../runner/runner.ts';
import { type Difference, differences, logDifferences } from './compare.ts';
import { corpus, type RecordedExchange, recorded } from './corpus.node.ts';
import { play } from './play.node.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

const only = process.env.FIDELITY;
const onlyCase = process.env.FIDELITY_CASE;

test.each(SERVER_NAMES.filter((name) => only === undefined || name === only))(
  '%s',
  { timeout: 600_000 },
  (server: ServerName) => {
    const real = recorded(server);
    const found: string[] = [];
    let equal = 0;
    let all = 0;
    const tally = new Map<string, number>();
    for (const one of corpus()) {
      if (onlyCase !== undefined && one.id !== onlyCase) continue;
      const as = real.get(one.id);
      if (as === undefined) continue;
      const fromUser = server === 'wsgiref';
      const played = play(python, { name: server }, one, as);
      const say = (where: string, list: readonly Difference[]): void => {
        for (const { what, recorded, played } of list) {
          tally.set(what, (tally.get(what) ?? 0) + 1);
          found.push(
            `${where} ${what}\n  recorded: ${JSON.stringify(recorded).slice(0, 1500)}\n  played:   ${JSON.stringify(played).slice(0, 1500)}`,
          );
        }
      };
      all += 1;
      const atStart = logDifferences(as.startup_log, played.started.log, fromUser);
      if (as.started !== played.started.ok)
        atStart.push({ what: 'started', recorded: String(as.started), played: String(played.started.ok) });
      if ((as.exit_code_at_start ?? null) !== played.started.exited)
        atStart.push({ what: 'exit at start', recorded: String(as.exit_code_at_start), played: String(played.started.exited) });
      say(`${one.id} start`, atStart);
      if (atStart.length === 0) equal += 1;
      as.exchanges.forEach((exchange, index) => {
        if (exchange === null) return;
        all += 1;
        const answered = played.exchanges[index];
        if (answered === null || answered === undefined) return;
        const sides = {
          raw: exchange.raw ?? `sha256 ${exchange.sha256} ${exchange.length}`,
          end: exchange.end,
          exited: exchange.exit_code ?? null,
          environ: exchange.environ,
          log: exchange.log,
        };
        const raw = exchange.raw === undefined ? hashed(answered.raw, exchange) : answered.raw;
        const list = differences(sides, { ...answered, raw }, fromUser);
        if (list.length === 0) equal += 1;
        say(`${one.id}[${index}]`, list);
      });
    }
    console.log(`${server}: ${equal} of ${all} equal; ${[...tally].map(([what, count]) => `${what} ${count}`).join(', ')}`);
    if (only !== undefined) console.log(found.join('\n'));
    expect(found.length).toBe(0);
  },
);

function hashed(raw: string, _exchange: RecordedExchange): string {
  return `sha256 ${createHash('sha256').update(raw, 'latin1').digest('hex')} ${raw.length}`;
}

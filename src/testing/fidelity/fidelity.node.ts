// One whole comparison: every case of the corpus, played on one server and held against what the real one did.
import { readFileSync } from 'node:fs';
import type { Python } from '../../runner/inline-python.node.ts';
import type { Grain, ServerName } from '../../runner/runner.ts';
import { type Difference, differences, logDifferences } from './compare.ts';
import { type CorpusCase, corpus, type RecordedCase, recorded } from './corpus.node.ts';
import { playedText, recordedText } from './long-answer.node.ts';
import { WITH_CHUNKS_BY_CHANCE } from './one-chunk.ts';
import { play } from './play.node.ts';

/** What was compared: `exchange` is an index, or the start of the server. */
export interface Compared {
  case: string;
  exchange: number | 'start';
  differs: readonly Difference[];
}

/** An exchange that can't be equal here: why, and exactly what is different instead. */
export interface Exception {
  server: ServerName;
  case: string;
  exchange: number | 'start';
  reason: string;
  /** By what differs ("raw", "log stderr", …): what comes here, masked as volatile.ts says. */
  differs: Readonly<Record<string, string>>;
}

/** Servers whose own frames before the user's first line are left out of tracebacks here. */
const FROM_USER: ReadonlySet<ServerName> = new Set(['wsgiref']);

export function exceptions(): readonly Exception[] {
  return JSON.parse(readFileSync(new URL('exceptions.json', import.meta.url), 'utf8')) as Exception[];
}

/** `threads`: gunicorn was recorded with two as well. `real`: other recordings than those of the corpus. */
export function compareAll(
  python: Python,
  server: ServerName,
  options: { grain?: Grain; only?: string | undefined; threads?: number; real?: ReadonlyMap<string, RecordedCase> } = {},
): Compared[] {
  const { threads } = options;
  const real = options.real ?? recorded(server === 'gunicorn' && threads !== undefined ? 'gunicorn-gthread' : server);
  const fromUser = FROM_USER.has(server);
  const oneChunk = WITH_CHUNKS_BY_CHANCE.has(server);
  return corpus()
    .filter((one) => options.only === undefined || one.id === options.only)
    .flatMap((one: CorpusCase) => {
      const as = real.get(one.id);
      if (as === undefined) throw new Error(`${one.id} was not recorded.`);
      const played = play(python, { name: server, threads }, one, as, options.grain);
      const start = logDifferences(as.startup_log, played.started.log, fromUser);
      compareValue(start, 'started', as.started, played.started.ok);
      compareValue(start, 'exit', as.exit_code_at_start ?? null, played.started.exited);
      const compared: Compared[] = [{ case: one.id, exchange: 'start', differs: start }];
      as.exchanges.forEach((exchange, index) => {
        if (exchange === null || !as.started) return;
        const answered = played.exchanges[index];
        if (answered === null || answered === undefined) {
          compared.push({ case: one.id, exchange: index, differs: [{ what: 'played', recorded: 'yes', played: 'no' }] });
          return;
        }
        const wanted = {
          ...exchange,
          raw: recordedText(exchange, oneChunk),
          exited: exchange.exit_code ?? null,
          environ: exchange.environ,
        };
        const came = { ...answered, raw: playedText(answered.raw, exchange, oneChunk) };
        compared.push({ case: one.id, exchange: index, differs: differences(wanted, came, fromUser) });
      });
      return compared;
    });
}

function compareValue(differs: Difference[], what: string, wanted: unknown, came: unknown): void {
  if (wanted !== came) differs.push({ what, recorded: String(wanted), played: String(came) });
}

// What one server made of the request, read from its outcome: everything that the comparison looks at.
import type { ConnectionEnd, EnvironDump, Logs, Outcome, ServerChoice, ServerName, Started } from '../../runner/runner.ts';
import { type ReadResponse, readResponse } from './response.ts';

/** The request that all of them got. */
export interface AskedRequest {
  method: string;
  target: string;
  version: string;
  /** Names in lower case. */
  headers: ReadonlyMap<string, string>;
}

export interface ServerAnswer {
  name: ServerName;
  choice: ServerChoice;
  /** Null: it is ready for requests. Otherwise why it is not. */
  notStarted: string | null;
  /** latin-1: every byte it sent. */
  raw: string;
  /** Null: not a byte came. */
  response: ReadResponse | null;
  /** Null: it was never asked. */
  end: ConnectionEnd | null;
  environ: EnvironDump | null;
  /** What it logged over the request, and before that at its start. */
  log: Logs;
  startLog: Logs;
  exited: number | null;
  /** It was ended from outside: why. */
  stopped: string | null;
  /** Names (in lower case) of the headers that the application handed to the server; null where nobody saw them. */
  handed: ReadonlySet<string> | null;
}

export function readRequest(raw: Uint8Array | string): AskedRequest {
  const [head = ''] = (typeof raw === 'string' ? raw : latin1(raw)).split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const [method = '', target = '', version = ''] = first.split(' ');
  const pairs = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, Math.max(0, colon)).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { method, target, version, headers: new Map(pairs) };
}

/** The outcome of one of the servers, as a comparison gives it. */
export interface Compared {
  server: ServerChoice;
  started: Started;
  outcome: Outcome | null;
}

export function answerOf({ server, started, outcome }: Compared, request: AskedRequest): ServerAnswer {
  const raw = outcome === null ? '' : latin1(outcome.raw);
  return {
    name: server.name,
    choice: server,
    notStarted: started.ok ? null : started.says,
    raw,
    response: readResponse(raw, request.method),
    end: outcome?.end ?? null,
    environ: outcome?.environ ?? null,
    log: outcome?.log ?? {},
    startLog: started.log,
    exited: outcome?.exited ?? started.exited,
    stopped: outcome?.stopped?.says ?? null,
    handed: handedOf(outcome),
  };
}

/** What the outermost layer gave to the server's own start_response, as far as it was recorded. */
function handedOf(outcome: Outcome | null): ReadonlySet<string> | null {
  const last = outcome?.recording?.events.findLast((event) => event.type === 'start_response' && event.to === 0);
  if (last?.type !== 'start_response' || !Array.isArray(last.headers)) return null;
  return new Set(last.headers.flatMap(([name]) => (typeof name === 'string' ? [name.toLowerCase()] : [])));
}

export function latin1(bytes: Uint8Array): string {
  // In blocks: a function takes only so many arguments.
  const blocks: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) blocks.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return blocks.join('');
}

export const allLog = (log: Logs): string => Object.values(log).join('');

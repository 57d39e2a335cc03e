// One exchange as recorded against the same one as played: what differs, if anything.
import type { EnvironDump, Logs } from '../../runner/runner.ts';
import { IN_ENVIRON, maskedAnswer, maskedLog } from './volatile.ts';

/** One thing that differs: "raw", "end", "exit", "environ" or "log <name>". */
export interface Difference {
  what: string;
  recorded: string;
  played: string;
}

interface Side {
  raw: string;
  end: string | null;
  exited: number | null;
  environ: EnvironDump | null;
  log: Logs;
}
/** What was recorded; `environ` undefined: the application did not dump it. */
export type RecordedSide = Omit<Side, 'environ'> & { environ: EnvironDump | undefined };

export function differences(recorded: RecordedSide, played: Side, fromUser: boolean): Difference[] {
  const pairs: [string, string, string][] = [
    ['raw', maskedAnswer(recorded.raw), maskedAnswer(played.raw)],
    ['end', String(recorded.end), String(played.end)],
    ['exit', String(recorded.exited), String(played.exited)],
    ...logs(recorded.log, played.log, fromUser),
  ];
  if (recorded.environ !== undefined) pairs.push(['environ', environ(recorded.environ), environ(played.environ ?? {})]);
  return pairs.filter(([, a, b]) => a !== b).map(([what, a, b]) => ({ what, recorded: a, played: b }));
}

export function logDifferences(recorded: Logs, played: Logs, fromUser: boolean): Difference[] {
  return logs(recorded, played, fromUser)
    .filter(([, a, b]) => a !== b)
    .map(([what, a, b]) => ({ what, recorded: a, played: b }));
}

function logs(recorded: Logs, played: Logs, fromUser: boolean): [string, string, string][] {
  const names = [...new Set([...Object.keys(recorded), ...Object.keys(played)])].sort();
  return names.map((name) => {
    const wanted = maskedLog(recorded[name] ?? '', fromUser);
    return [`log ${name}`, wanted, trimmedLike(wanted, maskedLog(played[name] ?? '', fromUser))];
  });
}

/** The recorder kept only both ends of long logs. */
const TRIMMED = '\n...[trimmed]...\n';

function trimmedLike(wanted: string, came: string): string {
  const at = wanted.indexOf(TRIMMED);
  if (at < 0) return came;
  const tail = wanted.length - at - TRIMMED.length;
  return came.slice(0, at) + TRIMMED + came.slice(came.length - tail);
}

/** Keys in order, types and values. */
function environ(dump: EnvironDump): string {
  return Object.entries(dump)
    .map(([key, [type, value]]) => `${key} ${type} ${IN_ENVIRON.has(key) ? '<once>' : JSON.stringify(value)}`)
    .join('\n');
}

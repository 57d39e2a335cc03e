// Which process of a server takes the next request. Pure. One small rule for each server, read out of recordings in which a server with
// several processes got 24 requests one after the other, and then four times 12 at once (what was seen is told at each rule; the very
// sequences are in dispatch.test.ts). Which of two processes wins a race is chance there; what is kept here is the shape: who takes turns,
// who hogs, and who answers only when another one is busy. At once, all servers are alike: whoever is free takes what waits.
import { MOST_PROCESSES, type ServerChoice, type ServerName } from './runner.ts';

/** `free`: the processes that do nothing, the one that has waited longest first. `nth`: how many requests the server has handed out before. */
type Rule = (free: readonly number[], nth: number) => number | undefined;

/**
 * Apache's prefork children take strict turns, 1 2 3 4 1 2 3 4 … for 24 of 24 requests, and so do mod_wsgi's daemon processes, 1 2 1 2 …: the
 * one that has waited longest is next. With several threads in each the
 * turns are less strict, the shares as even (36 and 36). An Apache that may add and end children, or has threads, follows no order that
 * could be told; its requests go in turn here.
 */
const inTurn: Rule = (free) => free[0];

/**
 * uWSGI: the second of two processes got none of 24 requests in sequence, and its share of every burst. (Without a master and with threads
 * it got 2, with --lazy-apps 3.)
 */
const firstThatIsFree: Rule = (free) => (free.length === 0 ? undefined : Math.min(...free));

/**
 * gunicorn's workers race for each connection, and the same one is quickest most of the time. With sync
 * workers one answered 20 of 24 requests of four workers, and 19 of 24 of two: five of six. With threads it was 15 of 24: two of three.
 * What is left goes to those that have waited longest. (With --preload, which is not what runs here, two workers shared evenly.)
 */
const mostlyOne =
  (outOf: number): Rule =>
  (free, nth) => {
    const turnOfOthers = nth % outOf === 2;
    if (free.includes(FAVOURITE) && (!turnOfOthers || free.length === 1)) return FAVOURITE;
    return free.find((process) => process !== FAVOURITE);
  };
const FAVOURITE = 0;
const SYNC = mostlyOne(6);
const THREADED = mostlyOne(3);

const RULES: Record<ServerName, (server: ServerChoice) => Rule> = {
  wsgiref: () => inTurn,
  waitress: () => inTurn,
  gunicorn: ({ threads = 1 }) => (threads > 1 ? THREADED : SYNC),
  uwsgi: () => firstThatIsFree,
  'mod_wsgi-embedded': () => inTurn,
  'mod_wsgi-daemon': () => inTurn,
};

/** The process that takes the next request, as an index; null when all are busy. */
export function dispatch(server: ServerChoice, free: readonly number[], nth: number): number | null {
  return RULES[server.name](server)(free, nth) ?? null;
}

/** These are one process, whatever is asked of them; it can have threads (waitress always has). */
const ALONE: readonly ServerName[] = ['wsgiref', 'waitress'];

/** A sentence when the server can't have that many processes, or null. */
export function refuseProcesses({ name, processes = 1 }: ServerChoice): string | null {
  if (!Number.isInteger(processes) || processes < 1 || processes > MOST_PROCESSES)
    return `A server can have 1 to ${MOST_PROCESSES} processes here, not ${processes}.`;
  if (processes > 1 && ALONE.includes(name))
    return `${name} is always one process: it can't have ${processes}. gunicorn, uWSGI and mod_wsgi can.`;
  return null;
}

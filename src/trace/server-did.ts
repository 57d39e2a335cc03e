// What became of the response after a fault: nothing, the server's own answer, or what it was told, with a body that is whole, cut or looks whole.
import { countUpTo } from './cursors.ts';
import type { Cursor, Recording } from './recording.ts';
import { code, say, who } from './say.ts';
import { answerAt, flushesOf, type SentSoFar, sentAt } from './sent.ts';
import type { Phrase } from './sentence.ts';
import { isOwnAnswer, isOwnBody } from './served.ts';
import { counted, thousands } from './words.ts';

interface Reply {
  sent: SentSoFar;
  flushes: readonly Cursor[];
}

/** The answer to the request in which the moment lies, as it was in the end. */
export function replyTo(recording: Recording, moment: Cursor): Reply | null {
  const before = answerAt(recording, moment);
  const later = flushesOf(recording)[countUpTo(flushesOf(recording), moment)];
  const nth = before.nth > 0 ? before.nth : later === undefined ? 0 : sentAt(recording, later).nth;
  const flushes = flushesOf(recording).filter((flush) => sentAt(recording, flush).nth === nth);
  const last = flushes.at(-1);
  return nth === 0 || last === undefined ? null : { sent: sentAt(recording, last), flushes };
}

export function serverDid(recording: Recording, fault: Cursor): readonly Phrase[] {
  const server = who(recording, 0);
  const before = answerAt(recording, fault);
  const reply = replyTo(recording, fault);
  if (reply === null) return say`${server} sent nothing at all.`;
  const { sent } = reply;
  if (before.status !== null || before.isBare) return tooLate(recording, fault, before, reply);
  if (sent.isBare) return say`${server} sent ${counted(sent.body, 'byte')} of body, without a status line and without headers.`;
  if (sent.status === null)
    return say`${server} sent ${counted(sent.bytes, 'byte')} of a head that breaks off, which no client can read.`;
  const last = reply.flushes.at(-1) ?? fault;
  if (!/^\d{3}\b/.test(sent.status)) {
    const body = sent.body === 0 ? 'no body' : `${counted(sent.body, 'byte')} of body`;
    return say`${server} sent a status line that says ${code(sent.status)} where the status belongs, and ${body}.`;
  }
  const by = authorOf(recording, reply.flushes);
  if (by === null || isOwnAnswer(recording, last)) return say`${server} answered ${code(sent.status)} itself.`;
  const missing = missingOf(sent);
  if (missing !== null) return say`The client got ${code(sent.status)} and a body that breaks off: ${missing}.`;
  if (sent.body === 0 && !sent.over && !mayBeEmpty(sent))
    return say`The client got ${code(sent.status)} all the same, and no body.`;
  return say`The client was answered ${code(sent.status)}, with what ${who(recording, by)} gave.`;
}

const mayBeEmpty = ({ framing, status }: SentSoFar): boolean => framing === 'none' || /^[13]/.test(status ?? '');

/** The layer that wrote most to the point: of the body where there is one. Null: nothing in it is a layer's. */
function authorOf(recording: Recording, flushes: readonly Cursor[]): number | null {
  const authors = flushes.flatMap((flush) => {
    const event = recording.events[flush];
    return event?.type === 'sent' ? event.parts.flatMap(({ from }) => (from === 'server' ? [] : [from])) : [];
  });
  const author = authors.find((at) => recording.events[at]?.type !== 'start_response') ?? authors[0];
  return author === undefined ? null : (recording.events[author]?.span ?? null);
}

/** What of its own framing an answer lacks; null when the client can't see that anything is missing. */
function missingOf({ framing, ended, promised, body }: SentSoFar): string | null {
  if (ended || (framing !== 'chunked' && framing !== 'length')) return null;
  if (framing === 'chunked') return 'its last chunk never comes';
  return `only ${thousands(body)} of the ${counted(promised ?? 0, 'byte')} that Content-Length promises came`;
}

/** The status was with the client already. */
function tooLate(recording: Recording, fault: Cursor, before: SentSoFar, { sent, flushes }: Reply): readonly Phrase[] {
  const server = who(recording, 0);
  const wasDone = isBodyDone(recording, fault);
  if (before.ended || (wasDone && before.framing === 'close')) return say`The client already had the whole response.`;
  if (wasDone && sent.ended) return say`The client got the whole response all the same.`;
  const head = before.status === null ? say`The client` : say`The client already had ${code(before.status)} and`;
  const had = say`${head} ${counted(before.bytes, 'byte')}, so the status could not be changed`;
  const later = flushes.find((flush) => flush > fault);
  const last = flushes.at(-1) ?? fault;
  if (later !== undefined && isOwnBody(recording, later, last)) {
    const own = counted(sent.body - before.body, 'byte');
    return say`${had}: ${server} sent an error page of ${own} behind them, into the same body.`;
  }
  const missing = missingOf(sent);
  if (missing !== null) return say`${had} and the response breaks off there: ${missing}, so that the client can tell.`;
  if (sent.body > before.body) return say`${had}.`;
  if (sent.ended && !before.ended)
    return say`${had}; ${server} ended the body as if it were whole, and nothing tells the client that something is missing.`;
  if (sent.ended) return say`${had} and the response breaks off there.`;
  return say`${had} and the response breaks off there; nothing in it tells the client that something is missing.`;
}

/** The body had been given to its end: only close() was left. */
function isBodyDone(recording: Recording, fault: Cursor): boolean {
  const event = recording.events[fault];
  return event?.type === 'raise' && event.during === 'close';
}

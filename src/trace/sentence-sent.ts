// The sentence for what leaves for the client: what the server made of it, its framing, and whether that was all.

import type { EventOf } from './event.ts';
import { faultAt } from './flag.ts';
import { toldFor } from './handed.ts';
import type { Cursor, Recording } from './recording.ts';
import { isSimple, requestLine } from './request.ts';
import { code, listed, NOTHING, say, who } from './say.ts';
import type { SentSoFar } from './sent.ts';
import { sentAt } from './sent.ts';
import { runOfSent } from './sent-changes.ts';
import type { Moment, Phrase } from './sentence.ts';
import { headWork, isOwnAnswer, isOwnBody } from './served.ts';
import { counted, ordinal, thousands } from './words.ts';

export function sent({ recording, cursor }: Moment, event: EventOf<'sent'>): readonly Phrase[] {
  const server = who(recording, event.span);
  const first = runOfSent(recording, cursor);
  const before = sentAt(recording, first - 1);
  const after = sentAt(recording, cursor);
  const isEnd = after.complete && !(before.complete && before.nth === after.nth);
  // After an exception the server may end a body as if it were whole.
  const isBroken = faultAt(recording, cursor) !== null && recording.ended === 'raised' && !isOwnAnswer(recording, cursor);
  const end = !isEnd ? '' : isBroken ? ' For the client that is the whole response.' : ' That is the whole response.';
  const bytes = counted(after.bytes - before.bytes, 'byte');
  if (after.isBare) return say`${bare(recording, server, before, after)}${end}`;
  if (after.status === null) return unfinishedHead(server, before, after, bytes);
  if (before.status === null || before.nth !== after.nth) return say`${head(recording, cursor, server, before, after)}${end}`;
  return say`${more(recording, first, cursor, server, before, after, bytes)}${end}`;
}

function bare(recording: Recording, server: Phrase, before: SentSoFar, after: SentSoFar): readonly Phrase[] {
  const bytes = counted(after.bytes - before.bytes, 'byte');
  if (before.isBare) return say`${server} sends ${bytes} more; the client has ${thousands(after.bytes)}.`;
  const why = isSimple(recording) ? ': a request without a version asks for nothing else' : '';
  return say`${server} sends ${bytes} of body, without a status line and without headers${why}.`;
}

function unfinishedHead(server: Phrase, before: SentSoFar, after: SentSoFar, bytes: string): readonly Phrase[] {
  const interim = after.interim.slice(before.nth === after.nth ? before.interim.length : 0);
  if (interim.length === 0) return say`${server} sends ${bytes} of the head.`;
  return say`${server} sends ${listed(interim.map((status) => [code(status)]))}, an interim answer: the response is still to come.`;
}

function head(recording: Recording, cursor: Cursor, server: Phrase, before: SentSoFar, after: SentSoFar): readonly Phrase[] {
  const isOwn = isOwnAnswer(recording, cursor);
  const nth = after.nth > 1 ? ` its ${ordinal(after.nth)} answer on this connection,` : isOwn ? ' its own answer,' : '';
  const ends = before.nth > 0 && before.nth < after.nth && !before.ended ? ` ends its ${ordinal(before.nth)} answer, and` : '';
  const work = isOwn ? NOTHING : workWords(recording, cursor);
  const surplus = requestLine(recording).method === 'HEAD' && after.over > 0;
  const body = surplus ? say` and ${counted(after.over, 'byte')} of body` : bodyWords(after);
  const tooMuch = surplus
    ? say` The answer to ${code('HEAD')} should end with the head.`
    : after.over > 0
      ? say` ${overWords(after.over, after)}`
      : NOTHING;
  return say`${server}${ends} sends${nth} ${statusWords(after.status ?? '')} with ${counted(after.headers.length, 'header')}${body}.${work}${tooMuch}`;
}

/** gunicorn writes what it was told, or None when it was told nothing. */
const statusWords = (status: string): readonly Phrase[] =>
  /^\d{3}\b/.test(status) ? say`${code(status)}` : say`a status line that says ${code(status)} where the status belongs,`;

function bodyWords({ body, framing, ended }: SentSoFar): readonly Phrase[] {
  if (framing !== 'chunked') return body === 0 ? NOTHING : say` and ${counted(body, 'byte')} of body`;
  if (body === 0) return ended ? say` and the empty chunk that ends a body: there is none` : NOTHING;
  return say` and ${counted(body, 'byte')} of body${ended ? ', framed as chunks' : ', framed as a chunk'}`;
}

/** Beyond what was told: the bytes that no client takes for part of the answer. */
const overWords = (over: number, { framing }: SentSoFar): string =>
  framing === 'none'
    ? `${counted(over, 'byte')} of body follow, which such an answer can't have.`
    : `${counted(over, 'byte')} more follow than Content-Length promises: no client takes them for part of it.`;

function workWords(recording: Recording, cursor: Cursor): readonly Phrase[] {
  const { added, removed, replaced, joined, renamed, isSorted } = headWork(recording, cursor);
  const codes = (keys: readonly string[]) => listed(keys.map((key) => [code(key)]));
  const told = toldFor(recording, cursor)?.status;
  const { status } = sentAt(recording, cursor);
  const isOther = typeof told === 'string' && status !== null && told !== status;
  const did = [
    ...(isOther ? [say`changed the status from ${code(told)} to ${code(status)}`] : []),
    ...(added.length === 0 ? [] : [say`added ${codes(added)}`]),
    ...(removed.length === 0 ? [] : [say`left out ${codes(removed)}`]),
    ...(replaced.length === 0 ? [] : [say`replaced ${codes(replaced)}`]),
    ...(joined.length === 0 ? [] : [say`joined its ${codes(joined)} headers into one`]),
    ...renamed.map(([was, now]) => say`written ${code(was)} as ${code(now)}`),
    ...(isSorted ? [say`sorted them by name`] : []),
  ];
  return did.length === 0 ? NOTHING : say` It has ${listed(did)}.`;
}

function more(
  recording: Recording,
  first: Cursor,
  cursor: Cursor,
  server: Phrase,
  before: SentSoFar,
  after: SentSoFar,
  bytes: string,
): readonly Phrase[] {
  const body = after.body - before.body;
  const over = after.over - before.over;
  if (over > 0 && body === 0)
    return say`${server} sends ${counted(over, 'byte')} behind the end of the answer: no client takes them for part of it.`;
  const isOwn = isOwnBody(recording, first, cursor);
  const what = counted(isOwn || after.framing === 'chunked' ? body : after.bytes - before.bytes, 'byte');
  if (isOwn) return say`${server} sends ${what} of its own into the same body, behind what is with the client already.`;
  if (after.framing !== 'chunked') return say`${server} sends ${bytes} more; the client has ${thousands(after.bytes)}.`;
  if (body === 0)
    return after.ended
      ? say`${server} sends the empty chunk, ${bytes}, that ends the body.`
      : say`${server} sends ${bytes} of framing.`;
  const last = after.ended ? ', and the empty chunk that ends the body' : '';
  return say`${server} sends ${what} more, framed as a chunk of ${counted(after.bytes - before.bytes, 'byte')}${last}; the client has ${thousands(after.bytes)}.`;
}

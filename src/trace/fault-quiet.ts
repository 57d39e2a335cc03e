// Rules that were broken without an exception: this server let it pass, or mended it in silence, and the next one may not.
import type { EventOf } from './event.ts';
import type { FaultFound } from './fault-sentence.ts';
import { isHopByHop } from './headers.ts';
import { logLine } from './logged.ts';
import type { Cursor, Recording } from './recording.ts';
import { allowedSeconds, isRefused } from './refused.ts';
import { requestLine } from './request.ts';
import { at, code, NOTHING, say, who } from './say.ts';
import { flushesOf, type SentSoFar, sentAt } from './sent.ts';
import type { Phrase } from './sentence.ts';
import { isOwnAnswer } from './served.ts';
import { replyTo } from './server-did.ts';
import { linkAt } from './spans.ts';
import { brief, counted, eventOf, isCutOff, thousands, weightOf } from './words.ts';

/** Says itself what became of the response. */
export interface QuietFault extends FaultFound {
  isWhole: boolean;
}

export function quietFault(recording: Recording): QuietFault | null {
  if (recording.ended !== 'complete' || isCutOff(recording)) return null;
  return secondCall(recording) ?? hopByHop(recording) ?? length(recording) ?? ownAnswer(recording);
}

/** PEP 3333, The start_response() Callable: a second call without exc_info "is a fatal error". */
function secondCall(recording: Recording): QuietFault | null {
  const [call] = allowedSeconds(recording);
  if (call === undefined) return null;
  const first = recording.events[call.first]?.place ?? null;
  const second = recording.events[call.second]?.place ?? null;
  const before = first === null ? NOTHING : say`; line ${first.line} was first`;
  const says = say`${code('start_response')} was called a second time without ${code('exc_info')}${at(second)}${before}. PEP 3333 forbids it, and ${who(recording, 0)} lets the second call win; other servers refuse it.`;
  return { event: call.second, says, isWhole: false };
}

function hopByHop(recording: Recording): QuietFault | null {
  for (const [event, entry] of recording.events.entries()) {
    if (entry.type !== 'start_response' || entry.to !== 0 || isRefused(recording, event) || !Array.isArray(entry.headers))
      continue;
    const found = entry.headers.find(([name]) => typeof name === 'string' && isHopByHop(name));
    if (found === undefined) continue;
    const [name, value] = found;
    const says = say`${who(recording, entry.span)} gives the header ${code(`${String(name)}: ${String(value)}`)}${at(entry.place)}. The connection is the server's own business, and no application may set this header: leave it out. Other servers than ${who(recording, 0)} refuse it.`;
    return { event, says, isWhole: false };
  }
  return null;
}

/** More or less of a body than its head says. */
function length(recording: Recording): QuietFault | null {
  const event = recording.events.findLastIndex(
    (entry, cursor) => entry.type === 'start_response' && entry.to === 0 && !isRefused(recording, cursor),
  );
  const call = eventOf(recording, event, 'start_response');
  const reply = call === null ? null : replyTo(recording, event);
  if (call === null || reply === null || typeof call.status !== 'string' || !Array.isArray(call.headers)) return null;
  if (requestLine(recording).method === 'HEAD' || !reply.sent.status?.startsWith(call.status)) return null;
  const given = givenFor(recording, event);
  if (given === null) return null;
  const layer = who(recording, given.span);
  const server = who(recording, 0);
  if (/^(?:204|304)\b/.test(call.status)) {
    if (given.bytes === 0) return null;
    const did = reply.sent.over > 0 ? say`${server} sent them all the same.` : say`${server} left them out.`;
    const says = say`An answer with ${code(call.status)} has no body, and ${layer} gives ${counted(given.bytes, 'byte')}${at(call.place)}. ${did}`;
    return { event, says, isWhole: true };
  }
  const said = call.headers.find(([name]) => typeof name === 'string' && name.toLowerCase() === 'content-length')?.[1];
  if (typeof said !== 'string' || !/^\d+$/.test(said) || Number(said) === given.bytes) return null;
  const promised = Number(said);
  if (given.bytes < promised && !given.isAll) return null;
  const says = say`${code(`Content-Length: ${said}`)} promises ${counted(promised, 'byte')}${at(call.place)}, and ${layer} gives ${thousands(given.bytes)}. ${lengthDid(server, promised, reply.sent)}`;
  return { event, says, isWhole: true };
}

function lengthDid(server: Phrase, promised: number, sent: SentSoFar): readonly Phrase[] {
  if (sent.over > 0) return say`${server} sent all of them; a client takes the first ${thousands(promised)} and leaves the rest.`;
  if (sent.promised === promised && sent.ended) return say`${server} cut the body there.`;
  if (sent.promised === promised)
    return say`${server} sent what there was: the client waits for ${counted(promised - sent.body, 'byte')} more, which never come.`;
  return say`${server} did not send this header on.`;
}

interface Given {
  bytes: number;
  span: number | null;
  isAll: boolean;
}

/** What the server was given of a body; null where that was not seen, as when C code took it. */
function givenFor(recording: Recording, call: Cursor): Given | null {
  let bytes = 0;
  let isAll = false;
  let span: number | null = recording.events[call]?.span ?? null;
  const isTaken = (cursor: Cursor) => linkAt(recording, cursor).other === 0;
  for (const [cursor, event] of recording.events.entries()) {
    if (event.type === 'drain') return null;
    if (event.type === 'call' && event.span !== null && recording.spans[event.span]?.parent === 0 && cursor < call) bytes = 0;
    if ((event.type === 'chunk' || event.type === 'write') && isTaken(cursor)) {
      bytes += weightOf(recording, event as EventOf<'chunk' | 'write'>);
      span = event.span;
    }
    if (event.type === 'stop' && isTaken(cursor)) isAll = true;
  }
  const seen = recording.events.some((event, cursor) => (event.type === 'stop' || event.type === 'chunk') && isTaken(cursor));
  return seen || bytes > 0 ? { bytes, span, isAll } : null;
}

/** An application was called, and the client got an error that is not its: the server's log may say why. */
function ownAnswer(recording: Recording): QuietFault | null {
  const event = flushesOf(recording).at(-1) ?? -1;
  const { status } = sentAt(recording, event);
  if (recording.spans.length < 2 || status === null || !/^[45]/.test(status) || !isOwnAnswer(recording, event)) return null;
  const line = logLine(recording, 0, recording.events.length);
  const log = line === null ? NOTHING : say` Its log says: ${code(brief(line, 160))}.`;
  return {
    event,
    says: say`${who(recording, 0)} does not send what it was given, and answered ${code(status)} itself.${log}`,
    isWhole: true,
  };
}

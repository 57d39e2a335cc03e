// What a good teacher says when a request went wrong: which rule, where, what to write instead, and what the server did then.
// Only from recorded facts; nothing went wrong, or it can't be told: null.
import { bodyFault, requestFault, startResponseFault } from './fault-contract.ts';
import { exceptionFault } from './fault-exception.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import { responseAt } from './response-at.ts';
import { code, say, who } from './say.ts';
import { sentAt } from './sent.ts';
import type { Phrase } from './sentence.ts';
import { counted } from './words.ts';

export interface FaultFound {
  says: readonly Phrase[];
  /** The moment it went wrong. */
  event: Cursor;
}

export const faultSentence = perRecording((recording): FaultFound | null => {
  const found =
    endedEarly(recording) ??
    requestFault(recording) ??
    bodyFault(recording) ??
    startResponseFault(recording) ??
    exceptionFault(recording);
  if (found === null || recording.ended === 'stopped' || recording.ended === 'exited') return found;
  return { ...found, says: say`${found.says} ${serverDid(recording, found.event)}` };
});

function endedEarly(recording: Recording): FaultFound | null {
  const last = recording.events.length - 1;
  const event = recording.events[last];
  if (event === undefined) return null;
  if (recording.ended === 'exited') {
    const at = recording.events.findLastIndex((other) => other.type === 'exit');
    const exit = recording.events[at];
    const status = exit?.type === 'exit' ? `, with exit code ${exit.code}` : '';
    return {
      event: at < 0 ? last : at,
      says: say`${who(recording, exit?.span ?? null)} ended the whole process${status}. An application answers with a status instead; the process has further requests to serve.`,
    };
  }
  if (recording.ended !== 'stopped') return null;
  const placed = recording.events.findLast((other) => other.place !== null);
  // Once lines are no longer all recorded, the last one recorded need not be the last one run.
  const isLast = !recording.events.some((other) => other.type === 'cut' && other.what === 'lines');
  const was = isLast ? 'It was in' : 'The last line recorded is';
  const line = placed?.place ? ` ${was} line ${placed.place.line} of ${placed.place.file}.` : '';
  return { event: last, says: say`${who(recording, event.span)} did not come to an end, so the run was stopped.${line}` };
}

/** What became of the response after the fault. */
function serverDid(recording: Recording, fault: Cursor): readonly Phrase[] {
  const server = who(recording, 0);
  const before = sentAt(recording, fault);
  const after = responseAt(recording, recording.events.length - 1);
  if (after.sentBytes === 0) return say`${server} sent nothing at all.`;
  if (before.status !== null) {
    const isMore = after.sentBytes > before.bytes ? '' : ' and the response breaks off there';
    return say`The client already had ${code(before.status)} and ${counted(before.bytes, 'byte')}, so the status could not be changed${isMore}.`;
  }
  if (after.status === null) return say`${server} sent ${counted(after.sentBytes, 'byte')}, but no status line.`;
  const author =
    after.raw.find((part) => part.event !== null && recording.events[part.event]?.type !== 'start_response') ??
    after.raw.find((part) => part.event !== null);
  const by = author === undefined || author.event === null ? null : (recording.events[author.event]?.span ?? null);
  if (by === null || by === 0) return say`${server} answered ${code(after.status)} itself.`;
  return say`The client was answered ${code(after.status)}, with what ${who(recording, by)} gave.`;
}

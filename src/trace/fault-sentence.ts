// What a good teacher says when a request went wrong: which rule, where, what to write instead, and what the server did then.
// Only from recorded facts; nothing went wrong, or it can't be told: null.

import { bodyFault, startResponseFault } from './fault-contract.ts';
import { exceptionFault } from './fault-exception.ts';
import { quietFault } from './fault-quiet.ts';
import { requestFault, waitFault } from './fault-request.ts';
import { isLibrary } from './is-library.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import { at, say, who } from './say.ts';
import type { Phrase } from './sentence.ts';
import { serverDid } from './server-did.ts';

export interface FaultFound {
  says: readonly Phrase[];
  /** The moment it went wrong. */
  event: Cursor;
}

export const faultSentence = perRecording((recording): FaultFound | null => {
  const early = endedEarly(recording) ?? waitFault(recording);
  if (early !== null) return early;
  const found = requestFault(recording) ?? bodyFault(recording) ?? startResponseFault(recording) ?? exceptionFault(recording);
  if (found !== null) return { ...found, says: say`${found.says} ${serverDid(recording, found.event)}` };
  const quiet = quietFault(recording);
  if (quiet === null || quiet.isWhole) return quiet;
  return { ...quiet, says: say`${quiet.says} ${serverDid(recording, quiet.event)}` };
});

function endedEarly(recording: Recording): FaultFound | null {
  const last = recording.events.length - 1;
  const event = recording.events[last];
  if (event === undefined) return null;
  if (recording.ended === 'exited') {
    const exited = recording.events.findLastIndex((other) => other.type === 'exit');
    const exit = recording.events[exited];
    const status = exit?.type === 'exit' ? `, with exit code ${exit.code}` : '';
    const leaving = recording.events.findIndex((other) => other.type === 'raise' && other.name === 'SystemExit');
    if (exit?.span === 0 && leaving >= 0) return leftBy(recording, leaving, status);
    return {
      event: exited < 0 ? last : exited,
      says: say`${who(recording, exit?.span ?? null)} ended the whole process${status}. An application answers with a status instead; the process has further requests to serve.`,
    };
  }
  if (recording.ended !== 'stopped') return null;
  const placed = recording.events.findLast((other) => other.place !== null && !isLibrary(other.place));
  // Once lines are no longer all recorded, the last one recorded need not be the last one run.
  const isLast = !recording.events.some((other) => other.type === 'cut' && other.what === 'lines');
  const was = isLast ? 'It was in' : 'The last line recorded is';
  const line = placed?.place ? ` ${was} line ${placed.place.line} of ${placed.place.file}.` : '';
  return { event: last, says: say`${who(recording, event.span)} did not come to an end, so the run was stopped.${line}` };
}

/** SystemExit came up to a server that obeys it. */
function leftBy(recording: Recording, event: Cursor, status: string): FaultFound {
  const raise = recording.events[event];
  const layer = who(recording, raise?.span ?? null);
  const says = say`${layer} asks the whole process to end${at(raise?.place ?? null)}, and ${who(recording, 0)} ends${status}. An application answers with a status instead; the process has further requests to serve. ${serverDid(recording, event)}`;
  return { event, says };
}

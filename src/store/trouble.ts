// What went wrong with a run, in words. Apart from the other selectors, because the sentences are many: nobody needs them before a run.
import type { Outcome } from '../runner/runner.ts';
import * as strings from '../strings/store/trouble.ts';
import { faultSentence } from '../trace/fault-sentence.ts';
import type { Cursor } from '../trace/recording.ts';
import { plain } from '../trace/say.ts';
import { selectRun } from './selectors.ts';
import type { Run, State } from './state.ts';

/** What went wrong with the run on stage, in words: what, where, and whether more time might help. */
export interface Trouble {
  says: string;
  file: string | null;
  line: number | null;
  why: 'start' | 'limit' | 'user' | 'memory' | 'exit' | 'unrecorded' | 'fault';
  /** When it went wrong, in the recording of the run; null where nothing was recorded. */
  moment: Cursor | null;
}
const troubles = new WeakMap<Run, Trouble | null>();

export function selectTrouble(state: State): Trouble | null {
  const run = selectRun(state);
  if (!run) return null;
  const known = troubles.get(run);
  if (known !== undefined) return known;
  const trouble = troubleOf(run);
  troubles.set(run, trouble);
  return trouble;
}

function troubleOf({ started, outcome }: Run): Trouble | null {
  if (!started.ok)
    return { says: started.says, file: started.file, line: started.line, why: started.stopped ?? 'start', moment: null };
  if (outcome === null) return null;
  const { recording, stopped, unrecorded } = outcome;
  const last = (recording?.events.length ?? 0) - 1;
  if (stopped) return { ...stopped, moment: last < 0 ? null : last };
  if (unrecorded !== undefined) return { says: unrecorded, file: null, line: null, why: 'unrecorded', moment: null };
  const fault = recording && faultSentence(recording);
  // What fails because the client has hung up is nobody's mistake, and nobody is there for an answer.
  const gone = recording?.events.findIndex((event) => event.type === 'wait' && event.on === 'gone') ?? -1;
  if (outcome.end === 'left' && (fault === null || (gone >= 0 && fault.event > gone))) return null;
  const end = endOf(outcome);
  if (!fault) {
    if (outcome.end !== 'timeout') return null;
    return {
      says: joined(strings.neverEnds, end),
      file: null,
      line: null,
      why: 'fault',
      moment: last < 0 ? null : last,
    };
  }
  const place = recording.events[fault.event]?.place ?? null;
  return {
    says: joined(plain(fault.says), end),
    file: place?.file ?? null,
    line: place?.line ?? null,
    why: 'fault',
    moment: fault.event,
  };
}

/** Two sentences, of which the second may be none. */
const joined = (first: string, second: string): string => (second === '' ? first : `${first} ${second}`);

/** How the connection ended, where the recording can't know it and it is what the client sees. */
function endOf({ end, raw, recording }: Outcome): string {
  // Then the recording has told that the client gave up.
  if (recording?.events.some((event) => event.type === 'wait' && event.ms === null)) return '';
  if (end === 'timeout') return strings.staysOpen;
  return end === 'closed' && raw.length === 0 ? strings.withoutByte : '';
}

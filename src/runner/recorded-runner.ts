// A Runner without Python, for tests of what is drawn: it answers each request with the next recording it was given.
import type { Recording } from '../trace/recording.ts';
import type { CheckRun, Outcome, Runner, RunnerStatus } from './runner.ts';

export interface Recorded {
  /** One for each request; the last one serves all that follow. */
  outcomes: readonly Outcome[];
  started?: Recording;
  checks?: CheckRun;
}

/** What left the server in a recording, byte by byte. */
export function outcomeOf(recording: Recording): Outcome {
  const sent = recording.events.map((event) => (event.type === 'sent' ? (recording.bytes[event.bytes] ?? '') : '')).join('');
  const raw = Uint8Array.from(sent, (letter) => letter.charCodeAt(0));
  return { raw, end: 'closed', process: recording.process, recording };
}

export function recordedRunner({ outcomes, started, checks }: Recorded): Runner {
  let asked = 0;
  return {
    warm: () => {},
    send: async () => {
      const outcome = outcomes[Math.min(asked, outcomes.length - 1)] ?? null;
      asked += 1;
      return { started: { ok: true, recording: started ?? null }, outcome };
    },
    check: async () => checks ?? { results: [], recordings: [], fault: null },
    compile: async () => null,
    stop: () => {},
    watch: (listener) => {
      const idle: RunnerStatus = { kind: 'idle' };
      listener(idle);
      return () => {};
    },
    dispose: () => {},
  };
}

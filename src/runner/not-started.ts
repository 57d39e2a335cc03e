// A start that came to nothing before any server could say so itself.
import type { Started } from './runner.ts';

type Fault = Extract<Started, { ok: false }>;

export function notStarted(fault: Pick<Fault, 'says'> & Partial<Fault>): Started {
  return { ok: false, file: null, line: null, recording: null, log: {}, exited: null, ...fault };
}

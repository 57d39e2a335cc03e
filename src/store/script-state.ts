// A script: several requests in a row, each with how it is sent, and what came of them.
import type { ComposedRequest } from './state.ts';

/** How many there can be: each run is kept, and only so many are. */
export const MOST_STEPS = 12;

export interface Step {
  request: ComposedRequest;
  /** `same`: on the connection of the one before. */
  connection: 'new' | 'same';
  /** It is sent when the one before is answered; or at once, behind it on the same connection, or beside it on a new one. */
  waits: boolean;
}

/** What came of one step. */
export interface StepResult {
  status: string;
  /** What was otherwise than asked for. */
  says: string | null;
  /** The run it is part of; several that went out as one are one run. */
  run: number | null;
}

export interface ScriptSlice {
  /** By lesson: what came of its script. Null: still under way. */
  played: Readonly<Record<string, readonly (StepResult | null)[]>>;
  /** A script is under way. */
  scripting: boolean;
  /** The script of the lesson's work, with something else in it. */
  setScript(script: readonly Step[]): void;
  playScript(): Promise<void>;
}

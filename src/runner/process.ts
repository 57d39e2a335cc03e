// What the rest of the runner knows of a process: a thing that takes messages, says messages, and can be ended. How it is made is injected:
// a locked room with a worker in the page (room.ts), a worker thread under Node, a few lines in tests.
import type { ToWorker } from './protocol.ts';

export interface Process {
  post(message: ToWorker): void;
  /** Ends it at once. Resolves when everything it had said has been heard; afterwards it is silent. */
  end(): Promise<void>;
}

/** Takes whatever a process says, and believes none of it. */
export type Hear = (said: unknown) => void;
export type Spawn = (hear: Hear) => Process;

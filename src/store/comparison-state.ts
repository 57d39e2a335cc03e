// The part of the state that tells of one request on several servers.
import type { Comparison, Project, ServerChoice } from '../runner/runner.ts';
import type { ComposedRequest } from './state.ts';

/** One request, put to several servers. */
export interface ServerComparison {
  request: ComposedRequest;
  project: Project;
  servers: readonly ServerChoice[];
  /** In the order of `servers`; null: not there yet. */
  results: readonly (Comparison | null)[];
  running: boolean;
  /** A sentence when it could not even begin (bad request), or when we ourselves failed. */
  refusal: string | null;
}

export interface ComparisonSlice {
  /** What is being compared, or was; null when nothing is to be seen. */
  comparison: ServerComparison | null;
  /** Puts the request in the composer to each of them, with the project as it stands. One that is under way is given up for it. */
  compareServers(servers: readonly ServerChoice[]): Promise<void>;
  /** Forgets the comparison; what it still runs is ended. */
  closeComparison(): void;
}

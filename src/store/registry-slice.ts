// Asking Django's registry in the process that runs: the answer is the asker's, nothing of it is state.
import { type RegistryAnswer as Answer, REGISTRY_CALLS as CALLS, type RegistryCall as Call } from '../runner/runner.ts';
import * as strings from '../strings/store/registry-slice.ts';
import type { Slice } from './slice.ts';
import type { Run } from './state.ts';

/** What it can be asked. */
export const REGISTRY_CALLS = CALLS;
export type RegistryCall = Call;
export type RegistryAnswer = Answer;

export interface RegistrySlice {
  /** Asks the registry of the project that `run` was answered by. What can't be asked is said in the place of an answer. */
  askRegistry(run: Pick<Run, 'project' | 'server'>, call: RegistryCall, args: readonly string[]): Promise<RegistryAnswer>;
}

export const registrySlice: Slice<RegistrySlice> = (_set, _get, { runner }) => ({
  async askRegistry({ project, server }, call, args) {
    try {
      return await runner.askRegistry(call, args, project, server);
    } catch {
      return { ok: false, text: strings.notAsked };
    }
  },
});

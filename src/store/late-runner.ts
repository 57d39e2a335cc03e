// A Runner that is fetched later: the page paints first, and what is asked of it meanwhile waits in order.
import type { Runner, RunnerStatus } from '../runner/runner.ts';
import * as strings from '../strings/store/late-runner.ts';

export function lateRunner(load: () => Promise<Runner>): Runner {
  let real: Promise<Runner> | null = null;
  let status: RunnerStatus = { kind: 'idle' };
  const listeners = new Set<(status: RunnerStatus) => void>();
  const tell = (now: RunnerStatus) => {
    status = now;
    for (const listener of listeners) listener(now);
  };
  const there = (): Promise<Runner> => {
    if (real) return real;
    tell({ kind: 'loading', stage: 'Python', loaded: 0, total: null });
    real = load().then(
      (runner) => {
        runner.watch(tell);
        return runner;
      },
      (error: unknown) => {
        // Offline, perhaps: the next thing that is asked tries again.
        real = null;
        tell({ kind: 'failed', says: strings.notFetched });
        throw error;
      },
    );
    return real;
  };
  /** For what is not waited for: a failure was already told as a status. */
  const quietly = (work: (runner: Runner) => void) => void there().then(work, () => {});

  return {
    warm: (project) => quietly((runner) => runner.warm(project)),
    send: async (...request) => (await there()).send(...request),
    compare: async (...asked) => (await there()).compare(...asked),
    check: async (...asked) => (await there()).check(...asked),
    command: async (...asked) => (await there()).command(...asked),
    compile: async (...asked) => (await there()).compile(...asked),
    arrange: async (...asked) => (await there()).arrange(...asked),
    askRegistry: async (...asked) => (await there()).askRegistry(...asked),
    wipe: (disk) => real && quietly((runner) => runner.wipe(disk)),
    stop: () => real && quietly((runner) => runner.stop()),
    watch(listener) {
      listeners.add(listener);
      listener(status);
      return () => listeners.delete(listener);
    },
    dispose: () => real && quietly((runner) => runner.dispose()),
  };
}

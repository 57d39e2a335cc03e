// A Runner that does nothing before it is opened: nothing is fetched for it, and nothing runs.
import type { Runner } from '../runner/runner.ts';

export interface ClosedRunner {
  runner: Runner;
  /** From now on `make` has the real one behind it. */
  open(): void;
}

export function closedRunner(make: () => Runner): ClosedRunner {
  let real: Runner | null = null;
  const listeners = new Set<Parameters<Runner['watch']>[0]>();
  const there = (): Runner => {
    if (real === null) throw new Error('Nothing runs here.');
    return real;
  };
  return {
    runner: {
      warm: (project) => real?.warm(project),
      send: async (...asked) => there().send(...asked),
      compare: async (...asked) => there().compare(...asked),
      check: async (...asked) => there().check(...asked),
      command: async (...asked) => there().command(...asked),
      // Nobody is told that a syntax was not looked at.
      compile: async (...asked) => (real === null ? null : real.compile(...asked)),
      arrange: async (...asked) => there().arrange(...asked),
      askRegistry: async (...asked) => there().askRegistry(...asked),
      wipe: (disk) => real?.wipe(disk),
      stop: () => real?.stop(),
      watch(listener) {
        listeners.add(listener);
        if (real === null) listener({ kind: 'idle' });
        else real.watch(listener);
        return () => listeners.delete(listener);
      },
      dispose: () => real?.dispose(),
    },
    open() {
      if (real !== null) return;
      real = make();
      for (const listener of listeners) real.watch(listener);
    },
  };
}

// One request, put to several servers at once, to see what is each server's own doing. The running processes and the stage do not notice.

import * as strings from '../strings/store/comparison-slice.ts';
import type { ComparisonSlice, ServerComparison } from './comparison-state.ts';
import { ownFailure } from './fault-slice.ts';
import { messageOf } from './message-of.ts';
import { projectOf, selectWork } from './selectors.ts';
import type { Slice } from './slice.ts';

/** Milliseconds for each start and each request. Several servers run at once, so each has less of the machine than one that runs alone. */
const LIMIT = 6000;

export const comparisonSlice: Slice<ComparisonSlice> = (set, get, { runner }) => {
  /** Ends the comparison under way. */
  let underWay: AbortController | null = null;

  return {
    comparison: null,

    async compareServers(servers) {
      underWay?.abort();
      const mine = new AbortController();
      underWay = mine;
      const { request } = selectWork(get());
      const project = projectOf(get());
      const results = servers.map(() => null);
      const begun: ServerComparison = { request, project, servers, results, running: true, refusal: null };
      const made = messageOf(request);
      const message = made instanceof Promise ? await made : made;
      if (!message.ok) {
        set({ comparison: { ...begun, running: false, refusal: message.says } });
        return;
      }
      set({ comparison: begun });
      /** Nothing more is said of a comparison that was given up. */
      const change = (make: (old: ServerComparison) => Partial<ServerComparison>): void => {
        if (underWay !== mine) return;
        set(({ comparison }) => (comparison === null ? {} : { comparison: { ...comparison, ...make(comparison) } }));
      };
      try {
        const cases = servers.map((server) => ({ project, server }));
        await runner.compare({ raw: message.raw, connection: 'new', halfClose: false, leaves: request.leaves }, cases, {
          grain: 'layers',
          limit: LIMIT,
          signal: mine.signal,
          told: (index, result) => change((old) => ({ results: old.results.with(index, result) })),
        });
      } catch (error) {
        const refusal = ownFailure(get(), error, strings.part);
        change(() => ({ refusal }));
      } finally {
        change(() => ({ running: false }));
      }
    },
    closeComparison() {
      underWay?.abort();
      underWay = null;
      if (get().comparison !== null) set({ comparison: null });
    },
  };
};

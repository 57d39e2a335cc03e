// What a report of a fault of ours says: enough to find it, and nothing that the user wrote. They read it before they copy it.
import * as strings from '../strings/store/fault-report.ts';
import type { OwnFault } from './fault-state.ts';
import { selectEdited, selectWork } from './selectors.ts';
import type { State } from './state.ts';

/** What only the browser knows. */
export interface Seen {
  agent: string;
  /** The name of the page's script, which differs from build to build. */
  build: string;
  /** In CSS pixels, and how many of the screen's make one. */
  width: number;
  height: number;
  ratio: number;
  languages: readonly string[];
  now: Date;
}

/** The whole report, as plain text that can go into an issue as it is. */
export function reportOf(fault: OwnFault, state: State, seen: Seen): string {
  const { name, processes = 1 } = selectWork(state).server;
  const more = state.ownFaults - 1;
  return [
    more > 0 ? strings.failedOften(fault.part, more) : strings.failed(fault.part),
    fault.says,
    '',
    strings.build(seen.build),
    strings.lesson(state.slug, selectEdited(state)),
    strings.server(name, processes),
    strings.python(state.status.kind, state.status.kind === 'failed' ? state.status.says : null),
    strings.runs(state.runs.length),
    strings.saving(state.saving.kind),
    strings.offline(state.keeping?.kind ?? null),
    strings.window(seen.width, seen.height, seen.ratio),
    strings.browser(seen.agent),
    strings.language(seen.languages),
    strings.time(seen.now.toISOString()),
    '',
    fault.stack === '' ? strings.noStack : fault.stack,
    '',
  ].join('\n');
}

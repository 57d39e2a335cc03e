// What a report of a fault of ours says: enough to find it, and nothing that the user wrote. They read it before they copy it.
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
  const edited = selectEdited(state) ? 'edited' : 'as it began';
  const more = state.ownFaults > 1 ? ` (and ${state.ownFaults - 1} more after it)` : '';
  return [
    `Onionskin failed: ${fault.part}${more}`,
    fault.says,
    '',
    `build     ${seen.build}`,
    `lesson    ${state.slug}, ${edited}`,
    `server    ${name}, ${processes} ${processes === 1 ? 'process' : 'processes'}`,
    `Python    ${state.status.kind === 'failed' ? `failed: ${state.status.says}` : state.status.kind}`,
    `runs      ${state.runs.length}`,
    `saving    ${state.saving.kind}`,
    `offline   ${state.keeping?.kind ?? 'not known'}`,
    `window    ${seen.width} × ${seen.height}, ${seen.ratio} ×`,
    `browser   ${seen.agent}`,
    `language  ${seen.languages.join(', ')}`,
    `time      ${seen.now.toISOString()}`,
    '',
    fault.stack === '' ? 'The browser tells no stack.' : fault.stack,
    '',
  ].join('\n');
}

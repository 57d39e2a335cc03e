// The logs of a run, file by file in the server's own words: what each gained at start-up and over the request. Pure.
import type { Run } from '../../store/state.ts';

export interface LogFile {
  /** "stderr", "stdout", "error.log", "access.log". */
  name: string;
  atStart: string;
  during: string;
}

/** Those that gained anything, in the order they first did. */
export function logFiles({ started, outcome }: Pick<Run, 'started' | 'outcome'>): readonly LogFile[] {
  const during = outcome?.log ?? {};
  const names = [...new Set([...Object.keys(started.log), ...Object.keys(during)])];
  return names
    .map((name) => ({ name, atStart: started.log[name] ?? '', during: during[name] ?? '' }))
    .filter(({ atStart, during: gained }) => atStart !== '' || gained !== '');
}

/** In which of them a text of the server's log stands; null where nobody can tell. */
export function fileOf(text: string, files: readonly LogFile[]): string | null {
  const wanted = text.trim();
  if (wanted === '') return null;
  return files.find(({ atStart, during }) => during.includes(wanted) || atStart.includes(wanted))?.name ?? null;
}

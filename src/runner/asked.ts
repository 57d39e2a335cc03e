// What `send` is asked for, and what it answers.
import type { Disk } from './disk.ts';
import type { ClientRequest, DiskState, Grain, Outcome, Project, ServerChoice, Started } from './runner.ts';

export interface Served {
  project: Project;
  server: ServerChoice;
  grain: Grain;
  limit: number;
  /** Not recorded itself. */
  quiet: boolean;
}
export interface Asked extends Served {
  request: ClientRequest;
}
export interface Answer {
  started: Started;
  outcome: Outcome | null;
  disk?: DiskState;
}
/** What a process must have been started with to serve this. It does not matter in which order the files are named. */
export function keyOf({ project, server, grain }: Served): string {
  const { name, processes, threads, mount, factory, pythonPath } = server;
  const files = Object.entries(project.files).sort();
  // A start is recorded alike with libraries and without: whoever asks for them keeps the process.
  const started = grain === 'libraries' ? 'lines' : grain;
  return JSON.stringify([files, project.app, project.disk, [name, processes, threads, mount, factory, pythonPath], started]);
}

/** What an answer tells of the disk; nothing when it has none that outlives its processes. */
export function stateOf({ disk: name }: Project, disk: Disk): { disk?: DiskState } {
  return name === undefined ? {} : { disk: disk.state };
}

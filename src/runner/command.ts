// A command line in the project's folder: `python manage.py …` in a fresh process that is thrown away afterwards, on the disk of the server's.
import { stateOf } from './asked.ts';
import type { Disk, DiskChange, DiskFile } from './disk.ts';
import type { Interpreter } from './interpreter.ts';
import type { CommandRun, Project } from './runner.ts';

/** Milliseconds of running. A framework comes in, and a database is made: that is not done in a moment. */
export const COMMAND_LIMIT = 20_000;

export interface CommandTerms {
  take: () => Promise<Interpreter>;
  disk: Disk;
  limit: number;
  signal: AbortSignal;
}

export async function runCommand(line: string, project: Project, terms: CommandTerms): Promise<CommandRun> {
  const { take, disk, limit, signal } = terms;
  for (;;) {
    const interpreter = await take();
    const stop = (): void => void interpreter.end('user');
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    try {
      const ran = await interpreter.command(project, line, limit, disk.begin(interpreter));
      if (await interpreter.mustBeginAnew()) continue;
      // One that did not come to its end has written nothing, and one that was never begun has not even seen the project.
      const written = ran.exited === null ? null : interpreter.written();
      if (written === null) return { ...ran, files: {}, ...stateOf(project, disk) };
      const { files, rest } = sorted(project.files, written);
      disk.take(interpreter, rest);
      return { ...ran, files, ...stateOf(project, disk) };
    } finally {
      signal.removeEventListener('abort', stop);
      void interpreter.end();
    }
  }
}

/** What belongs into the editor: changes of the project's own files, and new ones in Python (migrations). A database, or three hundred static
 *  files, do not. */
export function sorted(own: Project['files'], { files, left }: DiskChange): { files: CommandRun['files']; rest: DiskChange } {
  const sources: Record<string, string | null> = {};
  const others: Record<string, DiskFile | null> = {};
  for (const [name, file] of Object.entries(files)) {
    const text = (name in own || name.endsWith('.py')) && file !== null ? textOf(file) : null;
    if (text === null && !(name in own)) others[name] = file;
    else if (text !== null && own[name] !== text) sources[name] = text;
  }
  // All of them were written a moment before the command ran: one that is not told of is not there any more.
  for (const name of Object.keys(own)) if (!(name in files) && !left.includes(name)) sources[name] = null;
  return { files: sources, rest: { files: others, left } };
}

/** Null when it is none. */
function textOf({ bytes }: DiskFile): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

// The part of the state that tells of command lines in the project's folder, `python manage.py …`, and what they wrote into it.

/** One command line, and what came of it. */
export interface Command {
  id: number;
  slug: string;
  /** What was typed after the prompt. */
  line: string;
  running: boolean;
  output: string;
  exited: number | null;
  /** Why there is no exit status, or what helps with it. */
  says: string | null;
  /** Files of the project that are others now. */
  wrote: readonly Written[];
  /** Files that it wrote as well, and that were changed in the editor meanwhile: they are the editor's. */
  clashed: readonly string[];
  /** What it wrote was put back. */
  undone: boolean;
}

/** Null: there is no such file. */
export interface Written {
  name: string;
  before: string | null;
  after: string | null;
}

export interface Commanding {
  /** Runs it in a process of its own; its turn comes when the one before is done. */
  runCommand(line: string): Promise<void>;
  /** Puts back what it wrote, but for what was changed since. */
  undoCommand(id: number): Promise<void>;
}

export interface CommandSlice extends Commanding {
  /** Oldest first; bounded. */
  commands: readonly Command[];
  /** The console shows the command line, instead of what was printed. */
  atCommands: boolean;
  showCommands(show: boolean): void;
  /** Forgets those of the lesson in view that are done. */
  clearCommands(): void;
}

import type { ReactNode } from 'react';

export const runs = (command: string) => `Run python manage.py ${command}`;
export const writes = 'Write this command below, to be completed';
export const commands = 'Commands';
export const none =
  'A terminal beside the server, in the project’s folder: each command runs in a process of its own, and has the same database.';
/** With code in backticks. */
export const databaseGone = 'The database is gone. The next Send, or `migrate`, makes a new one.';
export const resetDatabase = 'Reset the database';
export const clear = 'Clear';
export const stop = 'Stop';
export const run = 'Run';
export const running = 'Running…';
export const exitStatus = (status: number) => `Exit status ${status}`;
/** `files`: "wrote app/models.py", "removed db.sqlite3", each a box of its own. */
export const putBack = (files: ReactNode) => <>Was put back: {files}</>;
export const removed = (file: ReactNode) => <>removed {file}</>;
export const wrote = (file: ReactNode) => <>wrote {file}</>;
export const undo = 'Undo';
export const undoWhat = (command: string) => `Undo what ${command} wrote`;
export const clashed = (files: string) =>
  `${files}: changed in the editor while the command ran. The editor’s stays; run it again to have the other.`;

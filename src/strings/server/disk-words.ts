import { counted } from '../../trace/words.ts';

/** In the units that people know from their disks. */
function size(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte');
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(bytes < 9_950_000 ? 1 : 0)} MB`;
}

export const nothing = 'Nothing but the project’s own files. What the program writes beside them stays when the server restarts.';
export const kept = (files: number, bytes: number, names: string) =>
  `${counted(files, 'file')} beside the project’s own, ${size(bytes)}: ${names}. What the program writes stays when the server restarts.`;
export const noRoom = (names: string) => `There was no room for ${names}: at most 16 MB and 500 files outlive a process.`;
export const some = (names: string, others: number) => `${names} and ${counted(others, 'other')}`;
export const memory = (process: number, bytes: number) => `Process ${process} takes ${size(bytes)}.`;

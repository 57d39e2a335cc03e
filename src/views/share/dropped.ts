// Files that were dropped onto the page, on their way to the sheet that opens them.

export interface Handed {
  /** With its folders. */
  name: string;
  file: File;
}

let waiting: Promise<readonly Handed[]> | null = null;
const listeners = new Set<() => void>();

export function hand(files: Promise<readonly Handed[]>): void {
  waiting = files;
  for (const listener of listeners) listener();
}

/** What was dropped before anybody took it. Text, or a link, is no file: nothing comes of it. */
export function handEntries(dropped: readonly (FileSystemEntry | null)[]): void {
  const entries = dropped.filter((entry) => entry !== null);
  if (entries.length > 0) hand(filesIn(entries));
}

export const isHanded = (): boolean => waiting !== null;

/** What waits to be opened, once. */
export function takeHanded(): Promise<readonly Handed[]> | null {
  const files = waiting;
  waiting = null;
  return files;
}

export function whenHanded(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** More than any project has: a folder that holds more is not walked to its end. */
const MOST = 5000;

/** To be called while it is being dropped: later there is nothing. */
export function filesOf(transfer: DataTransfer): Promise<readonly Handed[]> {
  return filesIn(Array.from(transfer.items, (item) => item.webkitGetAsEntry()).filter((entry) => entry !== null));
}

/** All files of what was dropped, those in folders too (File and Directory Entries API). */
function filesIn(entries: readonly FileSystemEntry[]): Promise<readonly Handed[]> {
  const found: Handed[] = [];
  const walk = async (entry: FileSystemEntry): Promise<void> => {
    if (found.length >= MOST) return;
    if (isFile(entry)) {
      const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
      found.push({ name: entry.fullPath.replace(/^\//, ''), file });
    } else if (isFolder(entry)) {
      const reader = entry.createReader();
      for (;;) {
        // It gives some at a time, and none when there are no more.
        const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
        if (some.length === 0) break;
        for (const one of some) await walk(one);
      }
    }
  };
  return (async () => {
    for (const entry of entries) await walk(entry);
    return found;
  })();
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

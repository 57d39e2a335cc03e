// The files of a project by their folders, as the list of files shows them.

export interface Folder {
  /** "visits/templates/visits/"; '' for what lies at the top. */
  folder: string;
  /** Whole paths. */
  paths: readonly string[];
}

/** Those whose path has `wanted` in it, in whatever case; what lies at the top comes first, the rest is in the order of its folders' names. */
export function groupFiles(paths: readonly string[], wanted: string): readonly Folder[] {
  const found = paths.filter((path) => path.toLowerCase().includes(wanted.trim().toLowerCase()));
  const folders = [...new Set(found.map(folderOf))].sort();
  return folders.map((folder) => ({ folder, paths: found.filter((path) => folderOf(path) === folder) }));
}

/** The name of a file within its folder. */
export const nameIn = (path: string): string => path.slice(folderOf(path).length);

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

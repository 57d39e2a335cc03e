// What a file of the project may be called.
import * as strings from '../strings/store/file-name.ts';

/** In characters. */
const MOST = 100;

/** Names that Python's import system and any file system can live with; otherwise the sentence that says what is wrong. */
export function refuseName(name: string, others: readonly string[]): string | null {
  if (name.trim() === '') return strings.empty;
  if (name.length > MOST) return strings.tooLong(MOST);
  if (!/^[\p{L}\p{N}_.\-/]+$/u.test(name)) return strings.characters;
  if (name.split('/').some((part) => part === '' || part === '.' || part === '..' || part === '__proto__'))
    return strings.fromProject;
  if (others.includes(name)) return strings.taken(name);
  const clash = others.find((other) => other.startsWith(`${name}/`) || name.startsWith(`${other}/`));
  if (clash) return strings.clash(name, clash);
  return null;
}

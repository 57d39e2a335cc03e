// What a file of the project may be called.

/** Names that Python's import system and any file system can live with; otherwise the sentence that says what is wrong. */
export function refuseName(name: string, others: readonly string[]): string | null {
  if (name.trim() === '') return 'A file needs a name, such as middleware.py.';
  if (name.length > 100) return 'A file name has at most 100 characters.';
  if (!/^[\p{L}\p{N}_.\-/]+$/u.test(name)) return 'A file name is made of letters, digits, _ - . and / for folders.';
  if (name.split('/').some((part) => part === '' || part === '.' || part === '..' || part === '__proto__'))
    return 'Write the path from the project on, such as shop/views.py.';
  if (others.includes(name)) return `There is already a file ${name}.`;
  const clash = others.find((other) => other.startsWith(`${name}/`) || name.startsWith(`${other}/`));
  if (clash) return `${name} and ${clash} can't both be there: one would have to be a file and a folder at once.`;
  return null;
}

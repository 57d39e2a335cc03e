/** `name`: the entry of the browser’s storage that it is kept in. */
export const unreadable = (name: string) =>
  `What this browser had saved could not be read, and this is a fresh start. It is not lost: it is kept in this browser's storage, as “${name}”.`;

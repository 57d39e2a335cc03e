// Puts a text into the clipboard, and tells whether that was done.

/** False where the browser does not allow it, and over plain http, where there is no clipboard at all. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

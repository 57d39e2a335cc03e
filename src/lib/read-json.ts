// JSON of unknown origin: what it says, or undefined when it is none.

export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// How right ways are written down: by the lesson's name, how it is done, and the code that does it.
import type { Files } from '../../lesson/lesson.ts';

export type Ways = Readonly<
  Record<
    string,
    {
      /** The line of start/app.py that the code takes the place of, with all that follows it. The whole file, when left out. */
      from?: string;
      /** The code of app.py; or whole files by name, where the task is about others, perhaps made of what the lesson begins with. */
      ways: readonly (readonly [how: string, code: string | Files | ((start: Files) => Files)])[];
    }
  >
>;

/** What a file of the start has above the line that begins with these words. */
export function above(start: Files, name: string, from: string): string {
  const [given, rest] = `\n${start[name]}`.split(`\n${from}`, 2);
  if (given === undefined || rest === undefined) throw new Error(`start/${name} has no line that begins with “${from}”`);
  return `${given.slice(1)}\n`;
}

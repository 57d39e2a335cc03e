// How right ways are written down: by the lesson's name, how it is done, and the code that does it.
import type { Files } from '../../lesson/lesson.ts';

export type Ways = Readonly<
  Record<
    string,
    {
      /** The line of start/app.py that the code takes the place of, with all that follows it. The whole file, when left out. */
      from?: string;
      /** The code of app.py; or whole files by name, where the task is about others. */
      ways: readonly (readonly [how: string, code: string | Files])[];
    }
  >
>;

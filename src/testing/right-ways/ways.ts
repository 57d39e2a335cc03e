// How right ways are written down: by the lesson's name, how it is done, and the code that does it.

export type Ways = Readonly<
  Record<
    string,
    {
      /** The line of start/app.py that the code takes the place of, with all that follows it. The whole file, when left out. */
      from?: string;
      ways: readonly (readonly [how: string, code: string])[];
    }
  >
>;

// One thing that is looked at in every answer: what each server has there. Whether it differs is decided later, alike for all.

export const GROUPS = ['start', 'status', 'headers', 'framing', 'body', 'connection', 'environ', 'log'] as const;
export type Group = (typeof GROUPS)[number];

export interface Cell {
  /** What is compared: the value without what differs each time. */
  key: string;
  /** What is shown in a cell: one line. */
  text: string;
  /** The whole of it, when that is more. */
  full?: string;
  /** The server has nothing there. */
  absent?: true;
}

export interface Draft {
  /** "version", "header content-type", "environ SERVER_NAME". */
  id: string;
  group: Group;
  what: string;
  /** By answer; null where there is nothing to compare (it sent no response, it never started). */
  cells: readonly (Cell | null)[];
}

export const cell = (text: string, key: string = text, full?: string): Cell =>
  full === undefined || full === text ? { key, text } : { key, text, full };

/** In words, because an empty cell says nothing. */
export const absent = (text: string): Cell => ({ key: '', text, absent: true });

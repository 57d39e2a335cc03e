/** Which helpers are on. */
export interface Wanted {
  /** Begin to look at the files. What is asked for by a key works before, too. */
  begin: boolean;
  types: boolean;
}

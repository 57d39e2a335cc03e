// What a helper found in a file, in the words of the page: where, how bad, and a sentence. Lines and columns are 1-based, in UTF-16 units.

export interface Finding {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  weight: 'error' | 'warning' | 'hint';
  says: string;
  /** The rule's name, as its own documentation has it. */
  rule: string;
  /** What is there for nothing (an import that nobody uses) is shown faded, without a line under it. */
  unused: boolean;
}

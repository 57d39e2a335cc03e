// What the margin shows of a recording, in one piece that is fetched with the first run: until then there is nothing to mark.
import { brokenByFile, brokenLines, brokenTarget } from './broken-lines.ts';
import { gutterMarks, hopsByFile, markTarget } from './gutter-marks.ts';
import { lineValues } from './line-values.ts';
import { lineOfPointed, pointedByLine } from './pointed-line.ts';

export const margin = {
  brokenByFile,
  brokenLines,
  brokenTarget,
  gutterMarks,
  hopsByFile,
  lineOfPointed,
  lineValues,
  markTarget,
  pointedByLine,
};
export type Margin = typeof margin;

// What is wrong in a lesson, and where: the sentence an author reads when the build stops.

export class LessonProblem extends Error {
  readonly file: string;
  readonly line: number | null;

  constructor(file: string, line: number | null, says: string) {
    super(`${file}${line === null ? '' : `:${line}`}: ${says}`);
    this.name = 'LessonProblem';
    this.file = file;
    this.line = line;
  }
}

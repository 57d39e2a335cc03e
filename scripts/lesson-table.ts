// What `npm run lessons` prints: a line for each lesson and each example, with what its test found.
import type { AuthoredLesson } from '../src/lesson/lesson.ts';
import { readCourse, readExamples } from '../src/lesson/read-course.node.ts';
import { readingMinutes } from '../src/lesson/reading-time.ts';
import { SERVER_NAMES } from '../src/runner/runner.ts';
import { rightWays, wrongWays } from '../src/testing/ways.node.ts';

/** As much of vitest's report as is needed. */
export interface Report {
  testResults: readonly { assertionResults: readonly { ancestorTitles: readonly string[]; title: string; status: string }[] }[];
}
type Row = readonly string[];

const HEAD = ['lesson', 'reads', 'checks', 'mistakes', 'right ways', 'near misses', 'servers', 'result'];

/** Those whose name or title has this word; all when it is ''. */
export function playable(word: string): readonly AuthoredLesson[] {
  const all = [...readCourse('lessons'), ...readExamples('lessons')];
  return all.filter(({ slug, front }) => `${slug} ${front.title}`.toLowerCase().includes(word.toLowerCase()));
}

/** What a lesson's group of tests is called. */
export const titleOf = ({ number, front }: Pick<AuthoredLesson, 'number' | 'front'>): string => `${number} ${front.title}`.trim();

export function lessonTable(report: Report, course: readonly AuthoredLesson[]): string {
  const found = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const rows = course.map((lesson): Row => {
    const name = titleOf(lesson);
    const own = found.filter(({ ancestorTitles }) => ancestorTitles.includes(name));
    const servers = own.filter(({ title }) => SERVER_NAMES.some((server) => title.endsWith(`on ${server}`)));
    return [
      name,
      `${readingMinutes(lesson)} min`,
      String(lesson.checks.length),
      String(lesson.mistakes.length),
      String(rightWays(lesson).length),
      String(wrongWays(lesson).length),
      String(servers.filter(({ status }) => status === 'passed').length),
      resultOf(own),
    ];
  });
  return drawn([HEAD, ...rows]);
}

/** "all 23 pass", or which don't. */
function resultOf(own: readonly { title: string; status: string }[]): string {
  const ran = own.filter(({ status }) => status === 'passed' || status === 'failed');
  const failed = ran.filter(({ status }) => status === 'failed');
  if (ran.length === 0) return 'not played';
  return failed.length === 0 ? `all ${ran.length} pass` : `FAILED: ${failed.map(({ title }) => title).join('; ')}`;
}

/** Columns as wide as what is in them; numbers to the right. */
function drawn(rows: readonly Row[]): string {
  const widths = HEAD.map((_head, column) => Math.max(...rows.slice(0, rows.length).map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const isLast = column === HEAD.length - 1;
          return isLast ? cell : column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
        })
        .join('  '),
    )
    .join('\n');
}

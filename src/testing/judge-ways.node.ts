// Plays many ways through one lesson in one process, each in a server of its own that has just begun: most of what a check takes is the
// interpreter, which they share. Nobody waits in them for who sleeps (`fast-clock.ts`), and their recordings are for nobody but the checks.
import type { AuthoredLesson, Files } from '../lesson/lesson.ts';
import type { Runner } from '../runner/runner.ts';
import { FAST_CLOCK } from './fast-clock.ts';

export interface Verdict {
  /** Why the program could not even be started. */
  fault: string | null;
  results: readonly { name: string; passed: boolean; waits?: boolean; says: string }[];
}

/** So many that a process pays off, and so few that one which falls takes few others with it. */
const AT_ONCE = 8;

/** What the lesson's checks say of each project, in the same order: the first asks, and those after it have their answers with it. */
export function waysJudge(runner: Runner, lesson: AuthoredLesson, ways: readonly Files[]): (nth: number) => Promise<Verdict> {
  const asked = new Map<number, Promise<Verdict[]>>();
  return async (nth) => {
    const row = Math.floor(nth / AT_ONCE);
    const verdicts = asked.get(row) ?? judge(runner, lesson, ways.slice(row * AT_ONCE, (row + 1) * AT_ONCE));
    asked.set(row, verdicts);
    const verdict = (await verdicts)[nth % AT_ONCE];
    if (verdict === undefined) throw new Error('nothing was said of it');
    return verdict;
  };
}

async function judge(runner: Runner, lesson: AuthoredLesson, ways: readonly Files[]): Promise<Verdict[]> {
  const files: Record<string, string> = { [CHECK]: lesson.check };
  for (const [nth, way] of ways.entries()) {
    for (const [name, text] of Object.entries(way)) files[`way${nth}/${name}`] = text;
  }
  const run = await runner.check(meta(ways.length, lesson.checks.length), { files, app: lesson.front.app }, { name: 'wsgiref' });
  if (run.fault === null) return run.results.map(({ says }) => verdictIn(says));
  // One of them has ended the process. Which one it was is seen when each is alone.
  if (ways.length === 1) return [{ fault: run.fault, results: [] }];
  return (await Promise.all(ways.map((way) => judge(runner, lesson, [way])))).flat();
}

function verdictIn(says: string): Verdict {
  // What is no verdict is the fault of this file.
  if (!says.startsWith('{')) throw new Error(says);
  return JSON.parse(says);
}

const CHECK = 'check-of-the-lesson.py';
/** So often a check may begin a server anew. */
const RESTARTS = 6;

/** A check.py whose checks are the ways, each of which fails with what the lesson's own checks say of it. */
const meta = (ways: number, checks: number): string => `
"""Whoever watches the time counts what begins in here:
${'    def test\n'.repeat(ways * checks * RESTARTS)}"""
import json

from onionskin.checks import Lesson, run
${FAST_CLOCK}

class Nobody:
    """Nobody looks at these recordings but the checks."""

    due = []

    def add(self, piece):
        pass

    def step(self, *step):
        pass

    def goes_on(self):
        pass


class Ways(Lesson):
    def judge(self, nth):
        files = self._job["files"]
        mine = {name.partition("/")[2]: text for name, text in files.items() if name.startswith(f"way{nth}/")}
        came = run(files["${CHECK}"], {**self._job, "files": mine}, Nobody(), self._begins)
        self.fail(json.dumps(came))

${Array.from({ length: ways }, (_, nth) => `    def test_${nth}(self):\n        self.judge(${nth})\n`).join('\n')}
`;

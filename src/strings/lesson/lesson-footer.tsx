export const lessonsAndExamples = 'Lessons and examples';
export const otherExamples = 'Other examples';
export const examples = 'Examples';
export const lessons = 'Lessons';
export const lessonsAndHelp = 'Lessons and help';
// Of the neighbours only the number is seen.
export const previous = (number: string) => (
  <>
    <span className="unseen">Previous lesson: </span>
    {number}
  </>
);
export const next = (number: string) => (
  <>
    <span className="unseen">Next lesson: </span>
    {number}
  </>
);
export const noEarlier = 'No earlier lesson';
export const noLater = 'No later lesson';
export const hint = 'Hint';
export const solution = 'Solution';
export const edited = 'Edited';
export const asItBegan = 'As it began';
export const undo = 'Undo';
export const startOver = 'Start over';
export const checks = 'Checks';
export const checking = 'Checking…';
// On the button that leads to the checks, before a tick when it is all of them.
export const passed = (passed: number, all: number) => `Checks: ${passed} of ${all}`;

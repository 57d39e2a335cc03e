export const lessonsAndExamples = 'Lessons and examples';
export const otherExamples = 'Other examples';
export const examples = 'Examples';
export const lessons = 'Lessons';
export const lessonsAndHelp = 'Lessons and help';
// Before the number of a lesson.
export const previous = 'Previous lesson:';
export const next = 'Next lesson:';
export const noEarlier = 'No earlier lesson';
export const noLater = 'No later lesson';
export const hint = 'Hint';
export const solution = 'Solution';
// With how many pass: “Checks 2/3”.
export const checks = 'Checks';
export const goToChecks = 'Go to the checks, at the end of the text';
export const edited = 'Edited';
export const asItBegan = 'As it began';
export const undo = 'Undo';
export const startOver = 'Start over';

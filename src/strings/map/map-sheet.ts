export const lessons = 'Lessons';
export const doneOf = (done: number, all: number) =>
  done === 0
    ? `${all} lessons.`
    : done === all
      ? `All ${all} lessons are done.`
      : `${done} of ${all} lessons ${done === 1 ? 'is' : 'are'} done.`;
export const goOn = (number: string, title: string) => `Go on with ${number} ${title}`;
export const examples = 'Examples';
export const glossary = 'Glossary';
export const kept = 'Your code, predictions and progress are kept in this browser alone. A file takes them to another one.';
export const partDone = (done: number, of: number) => `${done} of ${of} done`;
export const done = 'done';
/** `says`: how far it is, nothing for a new one. */
export const standing = (isHere: boolean, says: string) => (isHere ? (says === '' ? 'here' : `here, ${says}`) : says);

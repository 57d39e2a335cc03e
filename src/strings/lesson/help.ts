export const hint = (nth: number, all: number) => `Hint ${nth} of ${all}`;
export const solution = 'Solution';
export const oneWay =
  'One way to do it, against what you have. Yours may look different and be as right. Lines that go are struck out, lines that come are marked.';
/** Before a line that is struck out or marked, to the ear. */
export const kinds = { gone: 'goes:', new: 'comes:' };
export const yours = 'That is what you have in the editor.';
export const put = 'Put it into the editor';

export const hint = (nth: number, all: number) => `Hint ${nth} of ${all}`;
export const solution = 'Solution';
export const oneWay = "One way to do it. Yours may look different and be as right. Lines that you don't have are marked.";
export const put = 'Put it into the editor';

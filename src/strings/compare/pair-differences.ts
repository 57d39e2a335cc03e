export const titles = {
  answer: 'What the client gets',
  layers: 'The layers',
  request: 'The request',
  way: 'On the way',
};
export const nothingDiffers =
  'Nothing differs: the same layers in the same order handed on the same things, and the client got the same answer. Times, dates and identities, which differ at every run, are not looked at.';
export const sameAnswer = 'The client gets the same answer from both.';
export const moment = (nth: number) => `moment ${nth}`;
export const more = (differences: number) => `And ${differences} more.`;

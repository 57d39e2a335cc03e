export const sendFirst = 'Press Send first.';
export const noSuchMoment = 'The run on stage has no such moment.';
export const youAreHere = 'You are here';
// "return at greet, number 2", for those who hear several such buttons.
export const moment = (event: string, layer: string | undefined, nth: number | 'last') =>
  `${event}${layer === undefined ? '' : ` at ${layer}`}${nth === 1 ? '' : nth === 'last' ? ', the last one' : `, number ${nth}`}`;

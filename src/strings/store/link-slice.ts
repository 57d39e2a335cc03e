export const noSuchMoment = 'The run on stage has no such moment as the link speaks of.';
export const notFetched = 'What finds the moment of a link could not be fetched. Are you online?';
/** `open`: the lesson that is in view, where there is one. */
export const noSuchLesson = (name: string, open: string | null) =>
  `There is no lesson “${name}”.${open === null ? '' : ` This is ${open}.`}`;

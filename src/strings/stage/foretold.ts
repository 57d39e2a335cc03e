/** `said`: null where nothing was predicted, '?' where what was is no label. `right`: null while it is still to come. */
export const predicted = (said: string | null, right: boolean | null) => {
  const what = said === null ? 'You did not predict this' : said === '?' ? 'You predicted this' : `You predicted: ${said}`;
  if (right === null) return `${what}. It is told when the run comes here.`;
  return `${what}. ${right ? 'So it was.' : 'It was not so.'}`;
};

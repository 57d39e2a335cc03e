/** `number`: the lesson’s; null for an example. */
export const notFetched = (number: string | null) =>
  `${number === null ? 'This example' : `Lesson ${number}`} could not be fetched. Are you online? Open it again to try once more.`;

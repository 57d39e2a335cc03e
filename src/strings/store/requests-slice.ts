export const nothingSent = 'Nothing was sent here yet: Send sends what stands in the composer.';
export const notFetched = 'What reads commands could not be fetched. Are you online?';
export const pasted = 'Filled from what you pasted.';

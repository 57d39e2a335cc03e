export const answer = 'Answer';

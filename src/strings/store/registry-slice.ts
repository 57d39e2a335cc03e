export const notAsked = 'Python could not be asked. Are you online?';

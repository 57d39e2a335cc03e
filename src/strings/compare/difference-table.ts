export const whatDiffers = 'What differs between the servers';
export const answered = 'answered';
export const starting = 'starting';
export const notAsked = 'not asked';

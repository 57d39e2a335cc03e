export const notDrawn = (part: string) => `The ${part} could not be drawn. That is our mistake, not yours; your work is kept.`;
export const tryAgain = 'Try again';
export const close = 'Close';

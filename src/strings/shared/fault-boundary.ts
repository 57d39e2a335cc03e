// Each completes "The … could not be drawn", and stands alone in a report.
export const parts = {
  answer: 'answer',
  code: 'code',
  inspector: 'inspector',
  lesson: 'lesson',
  'lesson-end': 'end of the lesson',
  'lesson-foot': 'foot of the lesson',
  notices: 'notices',
  page: 'page',
  sheet: 'sheet',
  stage: 'stage',
};
export const notDrawn = (part: string) => `The ${part} could not be drawn. That is our mistake, not yours; your work is kept.`;
export const tryAgain = 'Try again';
export const close = 'Close';

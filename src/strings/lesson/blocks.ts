export const note = 'Note';
export const inComposer = 'It is in the composer';
export const takeRequest = 'Take this request';

export const prediction = 'Your prediction';
export const played = 'Your prediction is played against this run.';
export const foreseen = 'Foreseen:';
export const notForeseen = 'Not foreseen:';

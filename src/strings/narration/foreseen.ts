export const prediction = 'Your prediction';
export const played = 'Whether it goes as you predicted is told on the way.';
export const foreseen = 'Foreseen:';
export const notForeseen = 'Not foreseen:';

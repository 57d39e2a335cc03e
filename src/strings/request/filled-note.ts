export const filled = 'Filled';
export const undo = 'Undo';
export const close = 'Close this note';

export const predict = 'Predict';

export const yourPrediction = 'Your prediction';
export const soItWas = '(so it was)';
export const showMoment = 'Show the moment';
export const showThatMoment = (of: string) => `Show the moment: ${of}`;

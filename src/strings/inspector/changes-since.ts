export const longBack = 'Nothing for a long way back.';
export const onlyLatest = 'Only the latest are shown.';
export const what = 'What';

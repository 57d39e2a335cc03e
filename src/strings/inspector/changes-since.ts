export const longBack = 'Nothing for a long way back.';
export const onlyLatest = 'Only the latest are shown.';
export const happened = 'What happened';
export const what = 'What';
export const before = 'before';
export const after = 'after';
export const hop = (n: number) => `hop ${n}`;

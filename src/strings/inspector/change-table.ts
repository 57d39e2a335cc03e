export const signs = { '+': 'added', '-': 'removed', '~': 'changed', '!': 'fault', '': '' };
export const takenAway = 'taken away';
export const differs = 'differs';
export const notChanged = 'not changed here';

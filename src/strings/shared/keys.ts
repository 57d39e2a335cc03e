// What stands on the keys, where it is not the word that programs have for them: "Space", "Home", "Shift".
export const names: Record<string, string> = { Escape: 'Esc' };
export const ctrl = 'Ctrl';
export const option = 'Option';

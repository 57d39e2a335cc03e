export const view = 'View';
export const names = { onion: 'Onion', sequence: 'Sequence', flame: 'Flame', browse: 'Browse' };

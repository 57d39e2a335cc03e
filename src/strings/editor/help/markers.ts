// Who has found it.
export const sources = { ruff: 'Ruff', types: 'Types', referee: 'Referee' };

/** Who has found something. */
export const python = 'CPython';
export const referee = 'Referee';
export const ruff = (rule: string) => `Ruff ${rule}`;

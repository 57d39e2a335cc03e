export const sideBySide = 'Processes side by side';
const counts: Readonly<Record<number, string>> = { 1: 'one', 2: 'two', 3: 'three' };
export const socket = (processes: number) => `one listening socket, ${counts[processes] ?? processes} of its processes`;
export const further = 'Further requests';
export const run = (n: number) => `run ${n}`;
export const processes = 'Processes';
export const more = (n: number) => `and ${n} more`;

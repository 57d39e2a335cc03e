export const move = { up: (what: string) => `Move up: ${what}`, down: (what: string) => `Move down: ${what}` };
export const myOrder = 'That is my order';

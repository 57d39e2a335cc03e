/** What runs of a middleware before what is inside it, and after; and the view. The other columns have names of Django's. */
export const heads = { before: 'before', view: 'view', after: 'after' };
export const none = 'The request never came to Django’s middleware.';
export const lead = 'What runs of each entry of MIDDLEWARE, numbered in the order in which it ran, with what it gave.';
export const hooks = 'Hooks of Django’s middleware';
export const made = 'made';
export const step = (n: number, hook: string, gave: string) => `Step ${n}: ${hook}: ${gave}`;
export const underWay = 'under way';
export const toCome = 'to come';
export const goesOn = 'goes on to what is inside';
export const gave = (what: string) => `gave ${what}`;
export const notUsed = 'not used';

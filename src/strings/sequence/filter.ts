export const everything = 'everything';
export const hops = 'hops';
export const someKinds = (n: number, of: number) => `${n} of ${of} kinds`;

export const pixels = (n: number) => `${n} pixels`;

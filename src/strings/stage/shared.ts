export const neverReached = 'never reached';
export const andMore = (n: number) => `and ${n} more`;

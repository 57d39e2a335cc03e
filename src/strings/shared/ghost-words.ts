import { counted } from '../../trace/words.ts';

export const andMore = (n: number) => `And ${counted(n, 'more difference')}.`;
export const differences = (n: number, run: string) => `${counted(n, 'difference')} from ${run}.`;

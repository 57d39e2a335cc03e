import { counted } from '../../trace/words.ts';

// Of what differs between two runs: "GZip is called only now.", "… 200 now, 404 in run 6."
export const now = 'now';
export const inRun = (run: string) => `in ${run}`;
export const andMore = (n: number) => `And ${counted(n, 'more difference')}.`;
export const differences = (n: number, run: string) => `${counted(n, 'difference')} from ${run}.`;

import type { Grain } from '../../trace/hops.ts';

export const timeline = 'Timeline';
export const nothingHasRun = 'Nothing has run';
export const moment = (grain: Grain, { n, of }: { n: number; of: number }, says: string) =>
  `${grain === 'hops' ? 'Hop' : 'Line'} ${n} of ${of}: ${says}`;
export const hop = (n: number) => `Hop ${n}`;
/** On an axis that has room for three letters. */
export const innermost = 'app';

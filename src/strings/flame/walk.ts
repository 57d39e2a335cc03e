import { counted, thousands } from '../../trace/words.ts';
import { inMs } from './shared.ts';

export const took = (total: number, self: number, waited: number) =>
  `${inMs(total)}, itself ${inMs(self)}${waited > 0 ? `, waiting ${inMs(waited)}` : ''}`;
export const steps = (n: number) => counted(n, 'step');
/** `time`: one of the two above. */
export const bar = (layer: string, time: string, from: number, to: number) =>
  `${layer}: ${time}, from hop ${thousands(from)} to hop ${thousands(to)}`;

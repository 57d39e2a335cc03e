import { counted } from '../../trace/words.ts';

export const noTwo =
  'There are no two runs to put side by side yet. Send a request, change something (the order of the layers, the code, the server, the request), and send again.';
export const swap = 'Swap';
export const beingCompared = 'Two long runs are being compared…';
// What each of them does; null: it waits.
export const bothDo = (a: string | null, b: string | null) => `A: ${a ?? 'waits.'} B: ${b ?? 'waits.'}`;
export const nothingRecorded = 'Nothing was recorded of either run.';
export const differences = (count: number) => (count === 0 ? 'nothing differs' : counted(count, 'difference'));

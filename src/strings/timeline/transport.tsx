import type { Grain } from '../../trace/hops.ts';

export const noHops = 'No hops yet';
export const moment = (grain: Grain, { n, of }: { n: number; of: number }) => (
  <>
    <b>
      {grain === 'hops' ? 'Hop' : 'Line'} {n}
    </b>{' '}
    <span>of {of}</span>
  </>
);
export const ms = (at: number) => `${at.toFixed(2)} ms`;
export const stepBy = 'Step by';
export const grains = {
  hops: { label: 'Hops', named: 'Hops', title: 'From one layer to the next' },
  lines: { label: 'Lines', named: 'Lines', title: 'The lines of your files too' },
  all: {
    label: 'All',
    named: 'All lines',
    title: 'The lines of frameworks and of the standard library too, from the next Send on',
  },
};
export const speed = 'Speed';

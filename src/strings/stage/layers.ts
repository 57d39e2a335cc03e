import { neverReached } from './shared.ts';

export const states = {
  idle: '',
  here: 'here',
  lazy: 'called, but none of its code has run yet',
  never: neverReached,
  aside: 'another layer is at its level now',
};
export const layers = 'Layers';

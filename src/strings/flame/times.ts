import { inMs } from './shared.ts';

export const times = 'Time of each layer up to this moment';
export const layer = 'Layer';
export const itself = 'itself';
export const itselfIs = 'Its own code ran; waiting and what it called not counted';
export const total = 'total';
export const totalIs = 'With all that it called and pulled';
export const neverReached = 'never reached';
/** What has no column of its own. */
export const alsoSpent = (name: string, waited: number, suspended: number) => {
  const parts = [waited > 0 && `waited ${inMs(waited)}`, suspended > 0 && `suspended for ${inMs(suspended)}`].filter(Boolean);
  return parts.length > 0 ? `${name}: ${parts.join(', ')}` : name;
};

import type { ReactNode } from 'react';
import { counted } from '../../trace/words.ts';

export const stop = 'Stop';
export const tryAgain = 'Try again';
export const stale = 'The code has changed since these orders were tried. Nothing was moved: try them again.';
export const lead =
  'Every order of the layers that can be moved is written into a copy of your project, and the request is put to each of them in a fresh process. Your own source stays as it is.';
export const looking = 'Looking how the layers stand in the source';
export const stopped = (done: number, of: number) => `Stopped: ${done} of ${counted(of, 'order')} answered`;
export const tried = (orders: number) => `${counted(orders, 'order')} tried`;
export const writing = (written: number, of: number) => `Writing the orders: ${written} of ${of}`;
export const answered = (done: number, of: number) => `${done} of ${counted(of, 'order')} answered`;
export const ordersTried = 'Orders tried';
export const noDifference = (orders: number) => `The order makes no difference to this request: all ${orders} orders end alike.`;
export const ends = (layers: number, orders: number, different: number) =>
  `${counted(layers, 'layer')}, ${counted(orders, 'order')}, ${different} different ends.`;
// What differs each time, if it is no header.
export const things: Readonly<Record<string, string>> = {
  status: 'the status',
  body: 'the body',
  order: 'the order',
  exception: 'the exception',
  end: 'the end',
};
export const notLookedAt = (left: ReactNode) => (
  <>Not looked at: {left}, which differs each time even where the order is the same.</>
);
export const unwritten = "Orders that can't be written";
export const untried = (orders: number) => `${counted(orders, 'order')} that ${orders === 1 ? 'was' : 'were'} not tried`;

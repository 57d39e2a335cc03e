// Which way each event moves. Apart from the schemas: the page needs this long before it reads a recording.
import type { EventType } from './event.ts';

export type Direction = 'down' | 'up' | 'inside';
/** A type that is missing here is a compile error. */
export const directionOf: Readonly<Record<EventType, Direction>> = {
  received: 'down',
  call: 'down',
  enter: 'inside',
  start_response: 'up',
  write: 'up',
  return: 'up',
  next: 'down',
  chunk: 'up',
  drain: 'up',
  stop: 'up',
  close: 'down',
  raise: 'up',
  catch: 'inside',
  hook: 'inside',
  middleware: 'inside',
  query: 'inside',
  signal: 'inside',
  connect: 'inside',
  wiring: 'inside',
  registry: 'inside',
  note: 'inside',
  read: 'inside',
  print: 'inside',
  wait: 'inside',
  open: 'inside',
  line: 'inside',
  leave: 'inside',
  phase: 'inside',
  import: 'inside',
  sent: 'up',
  cut: 'inside',
  exit: 'inside',
};

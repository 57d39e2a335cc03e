import type { ReactNode } from 'react';

export const inJar = 'In the jar';
export const value = 'Value';
export const kept = 'Kept';
export const marks = 'Marks';
export const inVisit = 'In the last visit';
export const cookie = 'Cookie';
export const why = 'Why';
export const noName = '(no name)';
export const wasSent = (name: ReactNode, was: boolean) => (
  <>
    {was ? 'sent' : 'not sent'} {name}
  </>
);
export const wasKept = (name: ReactNode, was: boolean) => (
  <>
    {was ? 'kept' : 'not kept'} {name}
  </>
);
export const none = 'The server has set none. What it sets is kept here and sent back, as RFC 6265 has it.';
export const emptyJar = 'Empty the jar';

import type { ReactNode } from 'react';
import { thousands } from '../../trace/words.ts';

const clock = new Intl.DateTimeFormat('en', {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
});

export const nothing = 'Nothing was sent in this lesson yet.';
export const lead = (n: number, kept: number, longest: number, keys: ReactNode) => (
  <>
    The last {n === 1 ? 'one' : n} of this lesson; {kept} are kept, and none of more than {thousands(longest)} characters. {keys}{' '}
    sends the newest again, from anywhere.
  </>
);
export const sent = 'Sent';
export const about = (status: string, server: string, at: number) => `${status}, ${server}, ${clock.format(at)}`;
// In place of the status, while that would give away what was predicted.
export const toldThere = 'told when it comes there on stage';
export const putBack = 'Put back';
export const putThisBack = (line: string) => `Put back ${line}`;
export const wasPutBack = 'Put back from what was sent.';
export const sendAgain = 'Send again';
export const sendThisAgain = (line: string) => `Send again ${line}`;
export const forget = 'Forget them';

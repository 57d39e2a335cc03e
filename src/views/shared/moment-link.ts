// The address of the moment on stage, into the clipboard; and what became of that, for whoever shows it for a while.
import { realSchedule } from '../../lib/schedule.ts';
import { selectRecording } from '../../store/selectors.ts';
import type { Onionskin } from '../../store/store.ts';

const FOR = 2000;
const listeners = new Set<() => void>();
/** '': nothing was asked for in the last seconds. */
export type LinkSaid = '' | 'copied' | 'not-allowed' | 'too-long';
let said: LinkSaid = '';
let cancel = () => {};

function say(what: LinkSaid): void {
  cancel();
  said = what;
  if (what !== '') cancel = realSchedule(FOR, () => say(''));
  for (const listener of listeners) listener();
}

export const linkSaid = {
  get: () => said,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};

/** Longer than any browser takes. */
const TOO_LONG = 1_000_000;

export async function copyMomentLink(store: Onionskin): Promise<void> {
  if (selectRecording(store.getState()) === null) return;
  try {
    const address = `${location.href.replace(/#.*$/, '')}#${await store.getState().momentLink()}`;
    if (address.length > TOO_LONG) return say('too-long');
    await navigator.clipboard.writeText(address);
    say('copied');
  } catch {
    say('not-allowed');
  }
}

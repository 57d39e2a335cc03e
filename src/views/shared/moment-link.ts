// The address of the moment on stage, into the clipboard; and what became of that, for whoever shows it for a while.
import { realSchedule } from '../../lib/schedule.ts';
import { selectIsLinkable } from '../../store/selectors.ts';
import type { State } from '../../store/state.ts';
import { copyText } from './copy-text.ts';
import { LONGEST_ADDRESS } from './longest-address.ts';

const FOR = 2000;
const listeners = new Set<() => void>();
/** '': nothing was asked for in the last seconds. */
export type LinkSaid = '' | 'copied' | 'not-allowed' | 'not-made' | 'too-long';
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

/** `at`: the state when it was asked for. Meanwhile what plays goes on. */
export async function copyMomentLink(at: State): Promise<void> {
  if (selectIsLinkable(at)) say(await outcomeOf(at));
}

async function outcomeOf(at: State): Promise<LinkSaid> {
  let word: string | null;
  try {
    word = await at.momentLink(at);
  } catch {
    return 'not-made';
  }
  const address = `${location.href.replace(/#.*$/, '')}#${word}`;
  if (word === null || address.length > LONGEST_ADDRESS) return 'too-long';
  return (await copyText(address)) ? 'copied' : 'not-allowed';
}

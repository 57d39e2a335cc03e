// The address of the moment on stage, into the clipboard; and what became of that, for whoever shows it for a while.
import { realSchedule } from '../../lib/schedule.ts';
import { selectRecording } from '../../store/selectors.ts';
import type { Onionskin } from '../../store/store.ts';

const FOR = 2000;
const listeners = new Set<() => void>();
/** '': nothing was asked for in the last seconds. */
export type LinkSaid = '' | 'copied' | 'not-allowed';
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

export async function copyMomentLink(store: Onionskin): Promise<void> {
  const { cursor, slug } = store.getState();
  const recording = selectRecording(store.getState());
  if (recording === null) return;
  try {
    const { momentAt, momentText } = await import('../../lesson/find-moment.ts');
    const moment = momentAt(recording, cursor);
    if (moment === null) return;
    await navigator.clipboard.writeText(`${location.href.replace(/#.*$/, '')}#${slug}/${momentText(moment)}`);
    say('copied');
  } catch {
    say('not-allowed');
  }
}

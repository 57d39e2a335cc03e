// The lesson in view is the page's address, #order-matters: it can be linked to, and the browser's back button goes back. A moment of its run can
// stand behind it, #order-matters/return/GZip/1: it is gone to, and then forgotten, for the moments go on. A project that somebody shared is all
// in its address, #shared/…, which stays: so it can be loaded anew.
import { useEffect } from 'react';
import type { State } from '../../store/state.ts';
import { useOnionskinStore } from '../shared/store-context.tsx';

export const SHARED_AT = 'shared/';
/** One run, small: another page (main.tsx). */
export const EMBED_AT = 'embed/';

export function useAddress(): void {
  const store = useOnionskinStore();
  useEffect(() => {
    const stay = () => history.replaceState(null, '', addressOf(store.getState()));
    const read = () => {
      const hash = location.hash.slice(1);
      if (hash.startsWith(EMBED_AT)) return location.reload();
      if (hash.startsWith(SHARED_AT)) return void store.getState().openShared(hash.slice(SHARED_AT.length)).then(stay);
      const [slug = '', ...moment] = hash.split('/');
      void store.getState().openLink(slug, moment.join('/'));
      if (moment.length > 0) history.replaceState(null, '', `#${slug}`);
    };
    const shared = location.hash.startsWith(`#${SHARED_AT}`);
    read();
    if (!shared) stay();
    addEventListener('hashchange', read);
    const stop = store.subscribe((state, before) => {
      const address = addressOf(state);
      if (state.slug !== before.slug && location.hash !== address) history.pushState(null, '', address);
    });
    return () => {
      removeEventListener('hashchange', read);
      stop();
    };
  }, [store]);
}

const addressOf = ({ slug, words }: State): string => {
  const word = words[slug];
  return word === undefined ? `#${slug}` : `#${SHARED_AT}${word}`;
};

// The lesson in view is the page's address, #order-matters: it can be linked to, and the browser's back button goes back. A moment of its run can
// stand behind it, #order-matters/return/GZip/1: it is gone to, and then forgotten, for the moments go on.
import { useEffect } from 'react';
import { useOnionskinStore } from '../shared/store-context.tsx';

export function useAddress(): void {
  const store = useOnionskinStore();
  useEffect(() => {
    const read = () => {
      const [slug = '', ...moment] = location.hash.slice(1).split('/');
      void store.getState().openLink(slug, moment.join('/'));
      if (moment.length > 0) history.replaceState(null, '', `#${slug}`);
    };
    read();
    history.replaceState(null, '', `#${store.getState().slug}`);
    addEventListener('hashchange', read);
    const stop = store.subscribe(({ slug }, before) => {
      if (slug !== before.slug && location.hash !== `#${slug}`) history.pushState(null, '', `#${slug}`);
    });
    return () => {
      removeEventListener('hashchange', read);
      stop();
    };
  }, [store]);
}

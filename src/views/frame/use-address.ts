// The lesson in view is the page's address, #order-matters: it can be linked to, and the browser's back button goes back.
import { useEffect } from 'react';
import { useOnionskinStore } from '../shared/store-context.tsx';

export function useAddress(): void {
  const store = useOnionskinStore();
  useEffect(() => {
    const read = () => void store.getState().openLesson(location.hash.slice(1));
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

// Notes the first frame that shows a new run: the last of the marks that tell how long somebody waited (lib/marks.ts).
import { useEffect } from 'react';
import { markTime } from '../../lib/marks.ts';
import { useOnionskinStore } from '../shared/store-context.tsx';

export function usePainted(): void {
  const store = useOnionskinStore();
  useEffect(
    () =>
      store.subscribe(({ runs, shown }, before) => {
        if (shown !== null && shown !== before.shown && runs.at(-1)?.id === shown && runs.length > 0)
          afterFrame(() => markTime('painted'));
      }),
    [store],
  );
}

/** A frame's callbacks come before it is drawn; the message that is sent meanwhile comes after. */
function afterFrame(work: () => void): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      work();
    };
    port2.postMessage(null);
  });
}

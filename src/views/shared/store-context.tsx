// How views reach the store: main.tsx puts it in with <OnionskinProvider store={store}>, a view reads with
//   const work = useOnionskin(selectWork);          // selectors from store/selectors.ts
//   const send = useOnionskin((state) => state.send);
// Selectors must give the same object for the same facts; one that builds a new object at each call would never come to rest.
import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { State } from '../../store/state.ts';
import type { Onionskin } from '../../store/store.ts';

const StoreContext = createContext<Onionskin | null>(null);

export function OnionskinProvider({ store, children }: { store: Onionskin; children: ReactNode }) {
  return <StoreContext value={store}>{children}</StoreContext>;
}

/** The store itself, for what happens outside rendering: event handlers, subscriptions. */
export function useOnionskinStore(): Onionskin {
  const store = useContext(StoreContext);
  if (!store) throw new Error('useOnionskin is used outside of OnionskinProvider');
  return store;
}

export function useOnionskin<T>(selector: (state: State) => T): T {
  return useStore(useOnionskinStore(), selector);
}

// A panel that follows the moment: what is in it sees the moment in its turn (follower.ts). `useMoment` reads of the state what tells of the moment; what
// somebody wrote or chose is read with `useOnionskin`, at once.
import { createContext, type ReactNode, useContext, useState } from 'react';
import { useStore } from 'zustand';
import type { State } from '../../store/state.ts';
import { besideStage, type Follower, followerOf, type Turns } from './follower.ts';
import { useOnionskinStore } from './store-context.tsx';

const FollowerContext = createContext<Follower | null>(null);

export function Following({ turns = besideStage, children }: { turns?: Turns; children: ReactNode }) {
  const store = useOnionskinStore();
  const [follower] = useState(() => followerOf(store, turns));
  return <FollowerContext value={follower}>{children}</FollowerContext>;
}

/** Outside of such a panel it is the moment as it is. The selector must give the same object for the same facts. */
export function useMoment<T>(selector: (state: State) => T): T {
  return useStore(useMoments(), selector);
}

/** What tells of moments, as the panel sees them. */
export function useMoments(): Follower {
  const store = useOnionskinStore();
  return useContext(FollowerContext) ?? store;
}

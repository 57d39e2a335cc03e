// Gives views the hands that commands need: `const run = useCommand(commands.send); <button onClick={run}>`.
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo } from 'react';
import { allCommands, type Command, type Hands, type Sheet } from './commands.ts';
import { listenForKeys } from './shortcuts.ts';
import { useOnionskinStore } from './store-context.tsx';

const HandsContext = createContext<Hands | null>(null);

interface Props {
  open: (sheet: Sheet, at?: string) => void;
  /** Those that have their keys; left out: all of them. */
  keyed?: readonly Command[];
  children: ReactNode;
}

export function HandsProvider({ open, keyed = allCommands, children }: Props) {
  const store = useOnionskinStore();
  const hands = useMemo(() => ({ store, open }), [store, open]);
  // Before it is painted: a key that is pressed as soon as the page is seen must not be lost.
  useLayoutEffect(() => listenForKeys(hands, keyed), [hands, keyed]);
  return <HandsContext value={hands}>{children}</HandsContext>;
}

function useHands(): Hands {
  const hands = useContext(HandsContext);
  if (!hands) throw new Error('useHands is used outside of HandsProvider');
  return hands;
}

/** What opens a sheet that no key opens. */
export const useOpen = (): Hands['open'] => useHands().open;

export function useCommand(command: Command): () => void {
  const hands = useHands();
  return () => command.perform(hands);
}

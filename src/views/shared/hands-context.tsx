// Gives views the hands that commands need: `const run = useCommand(commands.send); <button onClick={run}>`.
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import type { Command, Hands } from './commands.ts';
import { listenForKeys } from './shortcuts.ts';
import { useOnionskinStore } from './store-context.tsx';

const HandsContext = createContext<Hands | null>(null);

export function HandsProvider({ showKeys, children }: { showKeys: () => void; children: ReactNode }) {
  const store = useOnionskinStore();
  const hands = useMemo(() => ({ store, showKeys }), [store, showKeys]);
  useEffect(() => listenForKeys(hands), [hands]);
  return <HandsContext value={hands}>{children}</HandsContext>;
}

function useHands(): Hands {
  const hands = useContext(HandsContext);
  if (!hands) throw new Error('useHands is used outside of HandsProvider');
  return hands;
}

export function useCommand(command: Command): () => void {
  const hands = useHands();
  return () => command.perform(hands);
}

// Does the page match a media query now? Kept current.
import { useCallback, useSyncExternalStore } from 'react';

const never = () => false;

export function useMedia(query: string): boolean {
  const listen = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    [query],
  );
  // Drawn to text (a test) it matches nothing.
  return useSyncExternalStore(listen, () => matchMedia(query).matches, never);
}

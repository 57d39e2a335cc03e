// The keyboard stays with a layer that was moved: when the answer has come, its new row has the focus, on the same button as before.
import { type RefObject, useEffect, useRef } from 'react';
import { selectArrangement } from '../../store/selectors.ts';
import { slotsOfSkins } from '../../store/slots-of-skins.ts';
import type { Layer } from '../../trace/recording.ts';
import { useOnionskin, useOnionskinStore } from '../shared/store-context.tsx';

export function useFollow(panel: RefObject<HTMLElement | null>, layers: readonly Layer[]): void {
  const store = useOnionskinStore();
  const moved = useOnionskin((state) => state.moved);
  /** What had the focus when it was moved. */
  const followed = useRef<{ moved: object; control: string } | null>(null);
  useEffect(() => {
    const has = document.activeElement;
    const within = has instanceof HTMLElement && panel.current?.contains(has);
    followed.current = moved !== null && within ? { moved, control: has.dataset.control ?? 'name' } : null;
  }, [panel, moved]);

  const before = useRef(layers);
  useEffect(() => {
    // Not before the run has come that shows it.
    if (before.current === layers) return;
    before.current = layers;
    const follows = followed.current;
    followed.current = null;
    if (moved === null || follows?.moved !== moved) return;
    // A row that is gone has left the focus to nobody. Who went elsewhere meanwhile stays there.
    const has = document.activeElement;
    if (has !== null && has !== document.body && !panel.current?.contains(has)) return;
    const slots = selectArrangement(store.getState())?.slots ?? [];
    const row = slotsOfSkins(layers, slots).indexOf(moved.slot);
    panel.current?.querySelectorAll<HTMLElement>(`ol > li [data-control="${follows.control}"]`)[row]?.focus();
  }, [panel, layers, moved, store]);
}

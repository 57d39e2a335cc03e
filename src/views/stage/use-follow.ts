// The keyboard stays with a layer that was moved: when the answer has come, its new row has the focus, on the same button as before.
import { type RefObject, useEffect, useRef } from 'react';
import { selectArrangement } from '../../store/selectors.ts';
import { slotsOfSkins } from '../../store/slots-of-skins.ts';
import type { Layer } from '../../trace/recording.ts';
import { useOnionskin, useOnionskinStore } from '../shared/store-context.tsx';

export function useFollow(panel: RefObject<HTMLElement | null>, layers: readonly Layer[]): void {
  const store = useOnionskinStore();
  const moved = useOnionskin((state) => state.moved);
  const followed = useRef(moved);
  const before = useRef(layers);
  useEffect(() => {
    // Not before the run has come that shows it.
    if (before.current === layers) return;
    before.current = layers;
    if (moved === null || followed.current === moved) return;
    followed.current = moved;
    const has = document.activeElement;
    if (!(has instanceof HTMLElement) || !panel.current?.contains(has)) return;
    const slots = selectArrangement(store.getState())?.slots ?? [];
    const row = slotsOfSkins(layers, slots).indexOf(moved.slot);
    const control = has.dataset.control ?? 'name';
    panel.current.querySelectorAll<HTMLElement>(`ol > li [data-control="${control}"]`)[row]?.focus();
  }, [panel, layers, moved, store]);
}

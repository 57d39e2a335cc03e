// What is pointed at anywhere is lit everywhere. What can be pointed at says what it is: data-event (a moment of the recording on stage) or
// data-skin (a layer, by its place in the onion); a panel listens for all that is in it, and marks with data-pointed what is meant.
import { type PointerEvent, type RefObject, useLayoutEffect, useMemo } from 'react';
import { selectRecording } from '../../store/selectors.ts';
import type { Pointed } from '../../store/state.ts';
import { skinOfEvent } from '../../trace/on-path.ts';
import type { Recording } from '../../trace/recording.ts';
import { useOnionskin, useOnionskinStore } from './store-context.tsx';

const CAN_BE = '[data-event], [data-skin]';

export function usePointing(panel: RefObject<Element | null>) {
  const store = useOnionskinStore();
  const pointed = useOnionskin((state) => state.pointed);
  // At each drawing: what is new in the panel may be meant as well.
  useLayoutEffect(() => {
    const recording = selectRecording(store.getState());
    for (const element of panel.current?.querySelectorAll<HTMLElement | SVGElement>('[data-pointed]') ?? [])
      if (!isMeant(element, pointed, recording)) delete element.dataset.pointed;
    if (pointed === null) return;
    for (const element of panel.current?.querySelectorAll<HTMLElement | SVGElement>(CAN_BE) ?? [])
      if (isMeant(element, pointed, recording)) element.dataset.pointed = '';
  });
  return useMemo(
    () => ({
      onPointerOver(event: PointerEvent) {
        // A finger has no other way to point but to press.
        if (event.pointerType === 'touch' || event.buttons !== 0 || !(event.target instanceof Element)) return;
        // What points by itself, finer than by elements.
        if (event.target.closest('[data-points]')) return;
        const element = event.target.closest<HTMLElement | SVGElement>(CAN_BE);
        const { skin, event: moment } = element?.dataset ?? {};
        const recording = selectRecording(store.getState());
        if (moment !== undefined && recording !== null)
          store.getState().point({ event: Number(moment), skin: Number(skin ?? skinOfEvent(recording, Number(moment))) });
        else store.getState().point(skin === undefined ? null : { event: null, skin: Number(skin) });
      },
      onPointerLeave() {
        store.getState().point(null);
      },
    }),
    [store],
  );
}

/** A layer that is pointed at is meant with all that it did. */
function isMeant(element: HTMLElement | SVGElement, pointed: Pointed | null, recording: Recording | null): boolean {
  const { skin, event } = element.dataset;
  if (pointed === null) return false;
  if (event === undefined) return Number(skin) === pointed.skin;
  if (pointed.event !== null) return Number(event) === pointed.event;
  return recording !== null && skinOfEvent(recording, Number(event)) === pointed.skin;
}

// Which skin of the onion is which layer of the source. Both are in order, so they are laid side by side: as many as possible with the same name,
// none crossing another. A skin that the source does not put on (the server, the application, a framework's own) has no slot.
import type { Slot } from '../runner/runner.ts';
import type { Layer } from '../trace/recording.ts';

export function slotsOfSkins(skins: readonly Layer[], slots: readonly Slot[]): readonly (number | null)[] {
  const same = (skin: Layer | undefined, slot: Slot | undefined): boolean => {
    if (!skin || !slot || skin.kind === 'server') return false;
    const [owner = skin.name] = skin.name.split('.');
    return slot.names.includes(skin.name) || slot.names.includes(owner);
  };
  // most[i][k]: how many pairs there can be among the skins from i on and the slots from k on.
  const most = Array.from({ length: skins.length + 1 }, () => new Array<number>(slots.length + 1).fill(0));
  const at = (i: number, k: number): number => most[i]?.[k] ?? 0;
  for (let i = skins.length - 1; i >= 0; i -= 1) {
    for (let k = slots.length - 1; k >= 0; k -= 1) {
      const row = most[i];
      if (row) row[k] = same(skins[i], slots[k]) ? at(i + 1, k + 1) + 1 : Math.max(at(i + 1, k), at(i, k + 1));
    }
  }
  const found: (number | null)[] = skins.map(() => null);
  for (let i = 0, k = 0; i < skins.length && k < slots.length; ) {
    if (same(skins[i], slots[k])) {
      found[i] = k;
      i += 1;
      k += 1;
    } else if (at(i + 1, k) >= at(i, k + 1)) i += 1;
    else k += 1;
  }
  return found;
}

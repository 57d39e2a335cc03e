// Whether what was predicted is still ahead, for the editor, which is there before there is anything that could be ahead: fetched with the margin.
import { useLayoutEffect } from 'react';
import { useIsAhead } from '../shared/use-is-ahead.ts';

/** Before it is painted, so that no mark shows for a moment. */
export function IsAhead({ tell }: { tell: (isAhead: boolean) => void }) {
  const isAhead = useIsAhead();
  useLayoutEffect(() => tell(isAhead), [isAhead, tell]);
  return null;
}

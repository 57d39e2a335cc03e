// The margin's derivations (margin.ts), once there is a recording that they are wanted for. Null until they have come.
import { selectRecording } from '../../store/selectors.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { lateCode } from '../shared/use-late.ts';
import type { Margin } from './margin.ts';

const useMarginCode = lateCode(async () => (await import('./margin.ts')).margin);

export function useMargin(): Margin | null {
  return useMarginCode(useOnionskin((state) => selectRecording(state) !== null));
}

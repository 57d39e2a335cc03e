// What the plate shows of the run: as it was chosen, and where several processes have answered, their onions side by side.
import type { StageView } from '../../store/state.ts';
import { useBeside } from '../processes/use-beside.ts';
import { useOnionskin } from '../shared/store-context.tsx';

export function useShown(): StageView | 'processes' {
  const view = useOnionskin((state) => state.view);
  const isBeside = useOnionskin((state) => state.beside);
  const beside = useBeside();
  return view === 'onion' && isBeside && beside !== null ? 'processes' : view;
}

// The run before the one on stage: from it are known the layers that this request never reached.
import { selectGhost } from '../../store/selectors.ts';
import type { State } from '../../store/state.ts';
import type { Recording } from '../../trace/recording.ts';

export const selectEarlier = (state: State): Recording | null => selectGhost(state)?.outcome?.recording ?? null;

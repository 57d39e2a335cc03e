// Why there is no ghost, when somebody has asked for it.
import * as strings from '../../strings/stage/ghost-says.ts';
import { useOnionskin } from '../shared/store-context.tsx';

export function GhostSays() {
  const says = useOnionskin((state) => state.ghostSays) ?? '';
  return (
    <p className={says === '' ? 'ghost-says none' : 'ghost-says'} role="status" aria-label={strings.ghost}>
      {says}
    </p>
  );
}

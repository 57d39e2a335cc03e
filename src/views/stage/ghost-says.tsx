// Why there is no ghost, when somebody has asked for it.
import { useOnionskin } from '../shared/store-context.tsx';

export function GhostSays() {
  const says = useOnionskin((state) => state.ghostSays) ?? '';
  return (
    <p className={says === '' ? 'ghost-says none' : 'ghost-says'} role="status" aria-label="Ghost">
      {says}
    </p>
  );
}

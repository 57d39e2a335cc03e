// Switches the types off and on, where there is room for them at all: two workers and some hundred megabytes are not everybody's.
import * as strings from '../../strings/editor/types-toggle.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { useHasRoom } from './use-help.ts';

/** `known`: they have read the project, and answer. */
export function TypesToggle({ known }: { known: boolean }) {
  const types = useOnionskin((state) => state.types);
  const showTypes = useOnionskin((state) => state.showTypes);
  if (!useHasRoom()) return null;
  return (
    <button
      type="button"
      className="ed-link ed-types"
      title={types ? strings.switchOff : strings.switchOn}
      onClick={() => showTypes(!types)}
    >
      {strings.types(types, known)}
    </button>
  );
}

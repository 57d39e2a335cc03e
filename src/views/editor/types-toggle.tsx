// Switches the types off and on, where there is room for them at all: two workers and some hundred megabytes are not everybody's.
import { useOnionskin } from '../shared/store-context.tsx';
import { useHasRoom } from './use-help.ts';

export function TypesToggle() {
  const types = useOnionskin((state) => state.types);
  const showTypes = useOnionskin((state) => state.showTypes);
  if (!useHasRoom()) return null;
  return (
    <button
      type="button"
      className="ed-link ed-types"
      title={
        types
          ? 'The editor knows the types of your program: errors, hover, completion, definitions. Press to switch that off'
          : 'Let the editor know the types of your program: errors, hover, completion, definitions'
      }
      onClick={() => showTypes(!types)}
    >
      Types {types ? 'on' : 'off'}
    </button>
  );
}

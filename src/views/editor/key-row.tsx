// Keys that a phone's keyboard hides or lacks, above it. Pressing one leaves the focus in the code.
import * as strings from '../../strings/editor/key-row.ts';

const KEYS = [
  { key: 'Tab', face: 'Tab', says: strings.indent },
  { key: '(', face: '( )', says: strings.parentheses },
  { key: '[', face: '[ ]', says: strings.brackets },
  { key: '"', face: '" "', says: strings.quotes },
  { key: '_', face: '_', says: strings.underscore },
  { key: 'Undo', face: strings.undo, says: strings.undo },
];

export function KeyRow({ press }: { press: (key: string) => void }) {
  return (
    <fieldset className="ed-keys" aria-label={strings.keys}>
      {KEYS.map(({ key, face, says }) => (
        <button
          key={key}
          type="button"
          className="btn"
          aria-label={says}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => press(key)}
        >
          {face}
        </button>
      ))}
    </fieldset>
  );
}

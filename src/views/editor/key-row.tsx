// Keys that a phone's keyboard hides or lacks, above it. Pressing one leaves the focus in the code.
const KEYS = [
  { key: 'Tab', face: 'Tab', says: 'Indent' },
  { key: '(', face: '( )', says: 'Parentheses' },
  { key: '[', face: '[ ]', says: 'Brackets' },
  { key: '"', face: '" "', says: 'Quotes' },
  { key: '_', face: '_', says: 'Underscore' },
  { key: 'Undo', face: 'Undo', says: 'Undo' },
];

export function KeyRow({ press }: { press: (key: string) => void }) {
  return (
    <fieldset className="ed-keys" aria-label="Keys">
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

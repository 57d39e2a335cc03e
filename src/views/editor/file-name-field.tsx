// Where a file gets its name: Enter takes it, Esc leaves it, and a name that can't be is answered right below.
import { useEffect, useId, useRef, useState } from 'react';
import * as strings from '../../strings/editor/file-name-field.ts';

interface FileNameFieldProps {
  label: string;
  initial: string;
  /** Pixels from the row's left edge; null: where it stands in the row. */
  left: number | null;
  width: number;
  /** The store's answer: null, or the sentence that says what is wrong with the name. */
  commit: (name: string) => string | null;
  cancel: () => void;
}

export function FileNameField({ label, initial, left, width, commit, cancel }: FileNameFieldProps) {
  const [says, setSays] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  /** Taken or given up: the focus that leaves now decides nothing any more. */
  const settled = useRef(false);
  const problem = useId();
  const take = (): string | null => {
    settled.current = true;
    const refusal = commit(field.current?.value.trim() ?? '');
    settled.current = refusal === null;
    return refusal;
  };
  const leave = () => {
    settled.current = true;
    cancel();
  };

  useEffect(() => {
    field.current?.focus();
    const end = field.current?.value.lastIndexOf('.py') ?? -1;
    field.current?.setSelectionRange(0, end > 0 ? end : (field.current?.value.length ?? 0));
  }, []);

  return (
    <form
      className={left === null ? 'ed-name ed-name-new' : 'ed-name'}
      style={left === null ? undefined : { left }}
      onSubmit={(event) => {
        event.preventDefault();
        setSays(take());
      }}
    >
      <input
        ref={field}
        className="field"
        style={{ width: Math.max(width + 24, 150) }}
        aria-label={label}
        aria-invalid={says !== null}
        aria-describedby={says === null ? undefined : problem}
        defaultValue={initial}
        placeholder={strings.example}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape') leave();
        }}
        onBlur={(event) => {
          // Leaving with a good name takes it; with none, or one that can't be, nothing has happened.
          const name = event.currentTarget.value.trim();
          if (!settled.current && (name === '' || name === initial || take() !== null)) leave();
        }}
      />
      {says !== null && (
        <p className="ed-refusal" id={problem} role="alert">
          {says}
        </p>
      )}
    </form>
  );
}

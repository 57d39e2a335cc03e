// The method: typed, or chosen from the usual ones. An editable combobox with the keyboard of the ARIA pattern.
import { type KeyboardEvent, useId, useState } from 'react';
import { selectWork } from '../../store/selectors.ts';
import * as strings from '../../strings/request/method-field.ts';
import { Icon } from '../shared/icon.tsx';
import { useOnionskin } from '../shared/store-context.tsx';

const USUAL = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH'];

export function MethodField() {
  const { method, exact } = useOnionskin((state) => selectWork(state).request);
  const edit = useOnionskin((state) => state.editRequest);
  /** The place in the list; null while it is closed. */
  const [at, setAt] = useState<number | null>(null);
  const list = useId();
  const optionId = (index: number) => `${list}-${index}`;

  // Written byte for byte, the method is among them.
  const open = () => exact === undefined && setAt(Math.max(0, USUAL.indexOf(method)));
  const choose = (index: number) => {
    const chosen = USUAL[index];
    if (chosen !== undefined) edit({ method: chosen });
    setAt(null);
  };
  const move = (by: number) => (at === null ? open() : setAt((at + by + USUAL.length) % USUAL.length));
  const keyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && at !== null) choose(at);
    else if (event.key === 'Escape' && at !== null) setAt(null);
    else return;
    event.preventDefault();
  };

  return (
    <span className="method">
      <input
        role="combobox"
        className="method-input"
        aria-label={strings.method}
        aria-expanded={at !== null}
        aria-controls={list}
        aria-autocomplete="none"
        {...(at === null ? {} : { 'aria-activedescendant': optionId(at) })}
        value={method}
        readOnly={exact !== undefined}
        size={Math.max(3, method.length)}
        spellCheck={false}
        autoCapitalize="characters"
        autoComplete="off"
        onClick={() => (at === null ? open() : setAt(null))}
        onChange={(event) => {
          setAt(null);
          edit({ method: event.target.value });
        }}
        onKeyDown={keyDown}
        onBlur={() => setAt(null)}
      />
      <Icon name="down" size={12} />
      <div role="listbox" id={list} aria-label={strings.usual} hidden={at === null}>
        {USUAL.map((usual, index) => (
          // The input keeps the focus and hears the keys; the pointer only has to press.
          <div
            key={usual}
            id={optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseDown={(event) => {
              event.preventDefault();
              choose(index);
            }}
            onMouseMove={() => setAt(index)}
          >
            {usual}
          </div>
        ))}
      </div>
    </span>
  );
}

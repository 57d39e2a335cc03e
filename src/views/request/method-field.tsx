// The method: one of the usual ones from a list, or any other word typed in.
import { useState } from 'react';
import { selectWork } from '../../store/selectors.ts';
import { Icon } from '../shared/icon.tsx';
import { useOnionskin } from '../shared/store-context.tsx';

const USUAL = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH'];
const OTHER = 'other';

export function MethodField() {
  const method = useOnionskin((state) => selectWork(state).request.method);
  const edit = useOnionskin((state) => state.editRequest);
  const [typing, setTyping] = useState(false);

  if (typing || !USUAL.includes(method))
    return (
      <input
        className="method"
        aria-label="Method"
        value={method}
        spellCheck={false}
        autoCapitalize="characters"
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the user has just chosen to type here
        autoFocus={typing}
        onChange={(event) => edit({ method: event.target.value })}
        onBlur={() => {
          setTyping(false);
          if (method === '') edit({ method: 'GET' });
        }}
      />
    );
  const choose = (chosen: string) => {
    if (chosen !== OTHER) return edit({ method: chosen });
    setTyping(true);
    edit({ method: '' });
  };
  return (
    <span className="method">
      <select aria-label="Method" value={method} onChange={(event) => choose(event.target.value)}>
        {USUAL.map((usual) => (
          <option key={usual}>{usual}</option>
        ))}
        <option value={OTHER}>Other…</option>
      </select>
      <Icon name="down" size={12} />
    </span>
  );
}

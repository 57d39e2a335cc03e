// Method, target and Send: the one line that is always in reach.
import type { ClipboardEvent, FormEvent, ReactNode } from 'react';
import { looksPasted } from '../../lib/looks-pasted.ts';
import { selectWork } from '../../store/selectors.ts';
import * as strings from '../../strings/request/send-row.ts';
import { commands, keysOf } from '../shared/commands.ts';
import { useCommand } from '../shared/hands-context.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { MethodField } from './method-field.tsx';

export function SendRow({ children }: { children?: ReactNode }) {
  const target = useOnionskin((state) => selectWork(state).request.target);
  const edit = useOnionskin((state) => state.editRequest);
  const exact = useOnionskin((state) => selectWork(state).request.exact !== undefined);
  const pasteIntoTarget = useOnionskin((state) => state.pasteIntoTarget);
  const slow = useOnionskin((state) => state.slow);
  const send = useCommand(commands.send);
  const stop = useCommand(commands.stop);
  /** A whole command, or a whole request, is no target: it fills the form. */
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (!looksPasted(text)) return;
    event.preventDefault();
    void pasteIntoTarget(text);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (slow) stop();
    else send();
  };
  return (
    <form className="request-row" onSubmit={submit}>
      <div className="request-line">
        <MethodField />
        <input
          className="target"
          aria-label={strings.target}
          value={target}
          readOnly={exact}
          onPaste={paste}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          onChange={(event) => edit({ target: event.target.value })}
        />
        {children}
      </div>
      <button type="submit" className={slow ? 'btn send slow' : 'btn send'} aria-keyshortcuts="Control+Enter Meta+Enter">
        {slow ? (
          strings.running
        ) : (
          <>
            {strings.send}{' '}
            <span className="kbd" aria-hidden="true">
              {keysOf(commands.send)}
            </span>
          </>
        )}
      </button>
    </form>
  );
}

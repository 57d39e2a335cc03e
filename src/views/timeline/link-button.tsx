// Copies a link to the moment on stage, and says so in its own place.
import { useSyncExternalStore } from 'react';
import { selectIsLinkable } from '../../store/selectors.ts';
import * as strings from '../../strings/timeline/link-button.ts';
import { commands, keysOf } from '../shared/commands.ts';
import { useCommand } from '../shared/hands-context.tsx';
import { linkSaid } from '../shared/moment-link.ts';
import { useOnionskin } from '../shared/store-context.tsx';

export function LinkButton() {
  const isLinkable = useOnionskin(selectIsLinkable);
  const ofCheck = useOnionskin(({ borrowed }) => borrowed !== null);
  const copy = useCommand(commands.link);
  const said = useSyncExternalStore(linkSaid.subscribe, linkSaid.get, () => '' as const);
  const [whole, brief] = said === '' ? ['', ''] : strings.said[said];
  return (
    <>
      <button
        type="button"
        className="btn quiet icon link"
        aria-label={commands.link.label}
        aria-keyshortcuts={commands.link.keys[0]}
        title={ofCheck ? strings.ofCheck : `${commands.link.label} (${keysOf(commands.link)})`}
        disabled={!isLinkable}
        onClick={copy}
      >
        <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
          {said === 'copied' ? (
            <path d="M3 8.500l3.5 3.500L13 4.500" />
          ) : (
            <path d="M6.500 9.500l3-3M7 4.800l1.300-1.300a2.800 2.800 0 0 1 4 4L11 8.800M9 11.200l-1.300 1.300a2.800 2.800 0 0 1-4-4L5 7.200" />
          )}
        </svg>
      </button>
      <span className="unseen" role="status">
        {whole}
      </span>
      {said !== '' && (
        <span className="link-said" aria-hidden="true">
          {brief}
        </span>
      )}
    </>
  );
}

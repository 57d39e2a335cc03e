// Share: a link to all that is in the editor and in the composer, or the same as a file; the way home for it, and the way back.
import { useEffect, useRef, useState } from 'react';
import type { MadeLink } from '../../store/link-state.ts';
import { selectRecording, selectWork } from '../../store/selectors.ts';
import { thousands } from '../../trace/words.ts';
import { download } from '../shared/download.ts';
import { Sheet } from '../shared/sheet.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { EmbedPart } from './embed-part.tsx';
import { OpenFiles } from './open-files.tsx';
import { TakeHome } from './take-home.tsx';
import './share.css';

/** Characters. Longer addresses are cut off by some programs that pass them on. */
const LONG = 2000;
/** Longer than any browser takes. */
const TOO_LONG = 1_000_000;
const FILE = 'onionskin-project.json';

interface Props {
  onClose(): void;
  /** 'copy': it is copied at once. */
  at: string;
}

export function ShareSheet({ onClose, at }: Props) {
  const makeLink = useOnionskin((state) => state.makeLink);
  const hasMoment = useOnionskin((state) => selectRecording(state) !== null);
  const { files, request } = useOnionskin(selectWork);
  const [withMoment, setWithMoment] = useState(true);
  const [link, setLink] = useState<MadeLink | null>(null);
  const [says, setSays] = useState('');
  const copyAtOnce = useRef(at === 'copy');
  const address = link === null ? '' : `${location.href.replace(/#.*$/, '')}#shared/${link.word}`;

  useEffect(() => {
    let here = true;
    makeLink(withMoment && hasMoment).then(
      (made) => here && setLink(made),
      () => here && setSays('What makes links could not be fetched. Are you online?'),
    );
    return () => {
      here = false;
    };
  }, [makeLink, withMoment, hasMoment]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      setSays('Copied. Whoever opens it sees this project, and nothing of it runs before they press Send.');
    } catch {
      setSays('The browser does not allow to copy it: select the link and copy it yourself.');
    }
  };
  useEffect(() => {
    if (address === '' || !copyAtOnce.current) return;
    copyAtOnce.current = false;
    if (address.length < TOO_LONG) void copy();
  });

  const count = Object.keys(files).length;
  return (
    <Sheet title="Share" className="share" onClose={onClose}>
      <p>
        {count === 1 ? 'The file' : count === 2 ? 'Both files' : `All ${count} files`}, the server and the request{' '}
        <code>{`${request.method} ${request.target}`}</code> are in the link itself: it needs no server, and nothing is sent
        anywhere.
      </p>
      <input
        className="field share-link"
        aria-label="Link"
        readOnly
        data-first="true"
        value={address.length < TOO_LONG ? address : ''}
        placeholder={link === null ? 'Being made…' : 'Too long for a link: save it as a file.'}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p className="share-size">{link === null ? '' : sizeOf(address.length)}</p>
      {hasMoment && (
        <label className="share-moment">
          <input type="checkbox" checked={withMoment} onChange={(event) => setWithMoment(event.currentTarget.checked)} />
          With the moment that is on stage: it is gone to when the request is sent
        </label>
      )}
      <div className="share-row">
        <button
          type="button"
          className="btn send"
          disabled={link === null || address.length >= TOO_LONG}
          onClick={() => void copy()}
        >
          Copy link
        </button>
        <button
          type="button"
          className="btn"
          disabled={link === null}
          onClick={() => link !== null && download(FILE, `${link.text}\n`)}
        >
          Save as a file
        </button>
        <OpenFiles onSays={setSays} onOpened={onClose} />
      </div>
      <details className="share-embed">
        <summary>Embed in a page</summary>
        <EmbedPart onSays={setSays} />
      </details>
      <p role="status" aria-label="Share">
        {says}
      </p>
      <TakeHome onSays={setSays} />
    </Sheet>
  );
}

function sizeOf(length: number): string {
  const size = `${thousands(length)} characters.`;
  if (length < LONG) return size;
  if (length < TOO_LONG) return `${size} Some programs cut links of more than ${thousands(LONG)}: a file is safer.`;
  return `${size} That is too long for a link.`;
}

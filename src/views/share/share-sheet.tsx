// Share: a link to all that is in the editor and in the composer, or the same as a file; the way home for it, and the way back.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { MadeLink } from '../../store/link-state.ts';
import { selectRecording, selectWork } from '../../store/selectors.ts';
import * as strings from '../../strings/share/share-sheet.tsx';
import { downloaded, linkMakerNotFetched } from '../../strings/share/shared.ts';
import { download } from '../shared/download.ts';
import { Sheet } from '../shared/sheet.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { EmbedPart } from './embed-part.tsx';
import { OpenFiles } from './open-files.tsx';
import { Said, type Saying } from './said.tsx';
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
  const [said, setSaid] = useState<Saying>({ at: 'link', says: '' });
  const ofLink = useCallback((says: string) => setSaid({ at: 'link', says }), []);
  const ofEmbed = useCallback((says: string) => setSaid({ at: 'embed', says }), []);
  const copyAtOnce = useRef(at === 'copy');
  const address = link === null ? '' : `${location.href.replace(/#.*$/, '')}#shared/${link.word}`;

  useEffect(() => {
    let here = true;
    makeLink(withMoment && hasMoment).then(
      (made) => here && setLink(made),
      () => here && ofLink(linkMakerNotFetched),
    );
    return () => {
      here = false;
    };
  }, [makeLink, withMoment, hasMoment, ofLink]);

  const copy = async () => {
    // What was said while it was copied is newer: a file may have been chosen since.
    const tell = (says: string) => setSaid((now) => (now === said ? { at: 'link', says } : now));
    try {
      await navigator.clipboard.writeText(address);
      tell(strings.copied);
    } catch {
      tell(strings.notCopied);
    }
  };
  useEffect(() => {
    if (address === '' || !copyAtOnce.current) return;
    copyAtOnce.current = false;
    if (address.length < TOO_LONG) void copy();
  });

  return (
    <Sheet title={strings.title} className="share" onClose={onClose}>
      <p>{strings.lead(Object.keys(files).length, `${request.method} ${request.target}`)}</p>
      <input
        className="field share-link"
        aria-label={strings.link}
        readOnly
        data-first="true"
        value={address.length < TOO_LONG ? address : ''}
        placeholder={link === null ? strings.beingMade : strings.saveInstead}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p className="share-size">{link === null ? '' : sizeOf(address.length)}</p>
      {hasMoment && (
        <label className="share-moment">
          <input type="checkbox" checked={withMoment} onChange={(event) => setWithMoment(event.currentTarget.checked)} />
          {strings.withMoment}
        </label>
      )}
      <div className="share-row">
        <button
          type="button"
          className="btn send"
          disabled={link === null || address.length >= TOO_LONG}
          onClick={() => void copy()}
        >
          {strings.copy}
        </button>
        <button
          type="button"
          className="btn"
          disabled={link === null}
          onClick={() => {
            if (link === null) return;
            download(FILE, `${link.text}\n`);
            ofLink(downloaded(FILE));
          }}
        >
          {strings.save}
        </button>
        <OpenFiles onSays={ofLink} onOpened={onClose} />
      </div>
      <Said said={said} at="link" label={strings.title} />
      <details className="share-embed">
        <summary>{strings.embed}</summary>
        <EmbedPart onSays={ofEmbed} />
        <Said said={said} at="embed" label={strings.embed} />
      </details>
      <TakeHome said={said} onSaid={setSaid} />
    </Sheet>
  );
}

function sizeOf(length: number): string {
  if (length < LONG) return strings.length(length);
  return length < TOO_LONG ? strings.longLength(length, LONG) : strings.tooLongLength(length);
}

// Share: a link to all that is in the editor and in the composer, or the same as a file; the way home for it, and the way back.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { MadeLink } from '../../store/link-state.ts';
import { selectIsLinkable, selectWork } from '../../store/selectors.ts';
import { MOST_TEXT } from '../../store/shared-work.ts';
import * as strings from '../../strings/share/share-sheet.tsx';
import { downloaded, linkMakerNotFetched } from '../../strings/share/shared.ts';
import { copyText } from '../shared/copy-text.ts';
import { download } from '../shared/download.ts';
import { LONGEST_ADDRESS } from '../shared/longest-address.ts';
import { Sheet } from '../shared/sheet.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { EmbedPart } from './embed-part.tsx';
import { OpenFiles } from './open-files.tsx';
import { Said, type Saying } from './said.tsx';
import { TakeHome } from './take-home.tsx';
import './share.css';

/** Characters. Longer addresses are cut off by some programs that pass them on. */
const LONG = 2000;
const FILE = 'onionskin-project.json';

interface Props {
  onClose(): void;
  /** 'copy': it is copied at once. */
  at: string;
}

export function ShareSheet({ onClose, at }: Props) {
  const makeLink = useOnionskin((state) => state.makeLink);
  const hasMoment = useOnionskin(selectIsLinkable);
  const { files, request } = useOnionskin(selectWork);
  const [withMoment, setWithMoment] = useState(true);
  const [link, setLink] = useState<MadeLink | null>(null);
  const [said, setSaid] = useState<Saying>({ at: 'link', says: '' });
  const ofLink = useCallback((says: string) => setSaid({ at: 'link', says }), []);
  const ofEmbed = useCallback((says: string) => setSaid({ at: 'embed', says }), []);
  const copyAtOnce = useRef(at === 'copy');
  /** It could be made, but not be opened. */
  const isTooLarge = link !== null && link.text.length > MOST_TEXT;
  const address = link === null ? '' : `${location.href.replace(/#.*$/, '')}#shared/${link.word}`;
  const isTooLong = isTooLarge || address.length > LONGEST_ADDRESS;

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
    tell((await copyText(address)) ? strings.copied : strings.notCopied);
  };
  useEffect(() => {
    if (address === '' || !copyAtOnce.current) return;
    copyAtOnce.current = false;
    if (!isTooLong) void copy();
  });

  return (
    <Sheet title={strings.title} className="share" onClose={onClose}>
      <p>{strings.lead(Object.keys(files).length, `${request.method} ${request.target}`)}</p>
      <input
        className="field share-link"
        aria-label={strings.link}
        readOnly
        data-first="true"
        value={isTooLong ? '' : address}
        placeholder={link === null ? strings.beingMade : isTooLarge ? strings.takeHomeInstead : strings.saveInstead}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p className="share-size">{link === null ? '' : sizeOf(address.length, isTooLong)}</p>
      {hasMoment && (
        <label className="share-moment">
          <input type="checkbox" checked={withMoment} onChange={(event) => setWithMoment(event.currentTarget.checked)} />
          {strings.withMoment}
        </label>
      )}
      <div className="share-row">
        <button type="button" className="btn send" disabled={link === null || isTooLong} onClick={() => void copy()}>
          {strings.copy}
        </button>
        <button
          type="button"
          className="btn"
          disabled={link === null || isTooLarge}
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

function sizeOf(length: number, isTooLong: boolean): string {
  if (isTooLong) return strings.tooLongLength(length);
  return length < LONG ? strings.length(length) : strings.longLength(length, LONG);
}

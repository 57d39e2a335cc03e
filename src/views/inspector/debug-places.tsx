// Above Django's page for an exception: the lines of the user's files that it speaks of, each a way into the editor.
import { useMemo } from 'react';
import { selectWork } from '../../store/selectors.ts';
import * as strings from '../../strings/inspector/debug-places.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { Words } from '../shared/words.tsx';
import { debugPageOf } from './debug-page.ts';

/** More of them are not walked through. */
const SHOWN = 8;

export function DebugPlaces({ html }: { html: string }) {
  const files = useOnionskin((state) => selectWork(state).files);
  const reveal = useOnionskin((state) => state.reveal);
  const page = useMemo(() => debugPageOf(html, Object.keys(files)), [html, files]);
  if (page === null || (page.places.length === 0 && page.says === null)) return null;
  return (
    <section className="in-debug" aria-label={strings.inYourFiles}>
      {page.says !== null && (
        <p className="in-says">
          <Words text={page.says} />
        </p>
      )}
      {page.places.length > 0 && (
        <ul>
          {page.places.slice(0, SHOWN).map((place) => (
            <li key={`${place.file}:${place.line}`}>
              <button type="button" className="in-place" onClick={() => reveal(place)}>
                {strings.place(place.file, place.line)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

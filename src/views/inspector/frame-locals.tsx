// The names of one frame and what they are worth; what the last step did to them has a sign, a weight and what it was before.
import * as strings from '../../strings/inspector/frame-locals.tsx';
import * as shared from '../../strings/inspector/shared.tsx';
import type { FrameAt, Local } from '../../trace/frames-at.ts';
import { isLibrary } from '../../trace/is-library.ts';
import type { Recording } from '../../trace/recording.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { frameName, givesWords, lengthOf, placeName, sameWords } from './local-words.ts';

interface Props {
  recording: Recording;
  frames: readonly FrameAt[];
  chosen: FrameAt;
}

export function FrameLocals({ recording, frames, chosen }: Props) {
  const reveal = useOnionskin((state) => state.reveal);
  const { place, locals, later, gives } = chosen;
  const where =
    place &&
    (isLibrary(place) ? (
      placeName(place)
    ) : (
      <button type="button" className="in-place" onClick={() => reveal(place)}>
        {placeName(place)}
      </button>
    ));
  const [how, what] = gives === null ? ['', ''] : givesWords(recording, gives);
  return (
    <>
      <table className="in-locals">
        <caption>{strings.localsOf(frameName(chosen), where)}</caption>
        <thead>
          <tr>
            <Head className="in-sign">{strings.lastStep}</Head>
            <Head>{strings.name}</Head>
            <Head className="in-value">{strings.value}</Head>
            <Head className="in-type">{strings.type}</Head>
          </tr>
        </thead>
        <tbody>
          {locals.map((local) => (
            <Row key={local.name} local={local} same={sameWords(local, chosen, frames)} />
          ))}
        </tbody>
        {gives !== null && (
          <tbody>
            <tr className="in-gives">
              <td className="in-sign">
                <span aria-hidden="true">↑</span>
              </td>
              <th scope="row" className="in-how">
                <span>{how}</span>
              </th>
              <td className="in-new" colSpan={2}>
                {what}
              </td>
            </tr>
          </tbody>
        )}
      </table>
      {locals.length === 0 && <p className="in-empty">{strings.none}</p>}
      {later > 0 && <p className="in-later">{strings.later(later)}</p>}
    </>
  );
}

/** What the columns are is plain to see. */
function Head({ className, children }: { className?: string; children: string }) {
  return (
    <th scope="col" className={className}>
      <span className="unseen">{children}</span>
    </th>
  );
}

/** More of a value than this would push the other names out of sight: the rest of it opens. */
const LONG = 120;

function Worth({ text, isNew }: { text: string; isNew: boolean }) {
  const look = isNew ? 'in-new' : undefined;
  if (text.length <= LONG) return <span className={look}>{text}</span>;
  return (
    <details className="in-long">
      <summary className={look}>{text.slice(0, LONG - 40)}…</summary>
      {text}
    </details>
  );
}

function Row({ local: { name, value, sign, was, same: others }, same }: { local: Local; same: string }) {
  return (
    <tr className={value === null ? 'in-removed' : undefined}>
      <td className="in-sign">
        {sign !== '' && (
          <>
            <span aria-hidden="true">{sign === '-' ? '−' : sign}</span>
            <span className="unseen">{strings.signs[sign]}</span>
          </>
        )}
      </td>
      <th scope="row">
        <span>{name}</span>
      </th>
      <td>
        {value !== null && <Worth text={value.text} isNew={sign !== ''} />}
        {was !== null && <span className="in-was">{shared.was(<span>{was.text}</span>)}</span>}
        {others.length > 0 && <span className="in-same">{strings.sameAs(same)}</span>}
      </td>
      <td className="in-type">
        <span>{value !== null && [value.type, lengthOf(value)].filter(Boolean).join(', ')}</span>
      </td>
    </tr>
  );
}

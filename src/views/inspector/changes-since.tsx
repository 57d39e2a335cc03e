// What one layer has changed so far, or what changed from one moment to another: hop by hop, with the way there.
import * as strings from '../../strings/inspector/changes-since.ts';
import * as shared from '../../strings/inspector/shared.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import type { ChangesSince } from './change-spans.ts';
import { ChangeRows } from './change-table.tsx';

interface Props {
  label: string;
  since: ChangesSince;
  /** Said when there is nothing. */
  empty: string;
}

export function ChangesSinceTable({ label, since: { hops, cut }, empty }: Props) {
  const seek = useOnionskin((state) => state.seek);
  if (hops.length === 0) return <p className="in-empty">{cut ? strings.longBack : empty}</p>;
  return (
    <>
      {cut && <p className="in-later">{strings.onlyLatest}</p>}
      <table className="in-changes in-since" aria-label={label}>
        <colgroup>
          <col style={{ width: 16 }} />
          <col style={{ width: '32%' }} />
          <col style={{ width: '26%' }} />
          <col />
        </colgroup>
        <thead className="unseen">
          <tr>
            <th className="in-sign" scope="col">
              {shared.happened}
            </th>
            <th className="in-what" scope="col">
              {strings.what}
            </th>
            <th className="in-was" scope="col">
              {shared.before}
            </th>
            <th scope="col">{shared.after}</th>
          </tr>
        </thead>
        {hops.map(({ event, hop, title, changes }) => (
          <tbody key={event} data-event={event}>
            <tr className="in-ahead">
              <td />
              <td colSpan={3}>
                <button type="button" className="in-place" onClick={() => seek(event)}>
                  {shared.hop(hop)}
                </button>{' '}
                {title}
              </td>
            </tr>
            <ChangeRows changes={changes} />
          </tbody>
        ))}
      </table>
    </>
  );
}

// The files that a page needed. They were asked of the same process, quietly: no run of theirs is kept.
import * as strings from '../../strings/browse/file-list.ts';
import type { FileNote } from './page-files.ts';

export function FileList({ files }: { files: readonly FileNote[] }) {
  // Those that failed first.
  const ordered = files.toSorted((a, b) => Number(b.says !== '') - Number(a.says !== ''));
  const cached = files.filter((file) => file.cached).length;
  return (
    <div className="browse-table">
      <p>{cached > 0 ? strings.leadWithCached(cached) : strings.lead}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{strings.file}</th>
            <th scope="col">{strings.whatCame}</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map(({ address, what, status, bytes, says }) => (
            <tr key={address}>
              <th scope="row">
                <code>{address}</code>
              </th>
              <td className={says === '' ? '' : 'browse-failed'}>{says === '' ? strings.came(status, what, bytes) : says}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

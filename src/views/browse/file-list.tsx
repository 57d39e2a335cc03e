// The files that a page needed. They were asked of the same process, quietly: no run of theirs is kept.
import { counted } from '../../trace/words.ts';
import type { FileNote } from './page-files.ts';

export function FileList({ files }: { files: readonly FileNote[] }) {
  // Those that failed first.
  const ordered = files.toSorted((a, b) => Number(b.says !== '') - Number(a.says !== ''));
  const cached = files.filter((file) => file.cached).length;
  return (
    <div className="browse-table">
      <p>
        Asked of the same process, and not recorded.
        {cached > 0 && ` ${counted(cached, 'file')} the tab had already; Reload asks again.`}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">What came</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map(({ address, what, status, bytes, says }) => (
            <tr key={address}>
              <th scope="row">
                <code>{address}</code>
              </th>
              <td className={says === '' ? '' : 'browse-failed'}>
                {says === '' ? `${status}, ${what}, ${counted(bytes, 'byte')}` : says}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

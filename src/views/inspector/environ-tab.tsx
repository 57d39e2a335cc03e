// environ as the layer in view has it, with what differs from the one that the server made.
import { useMemo, useState } from 'react';
import { environAt } from '../../trace/environ-at.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { counted, nameOf } from '../../trace/words.ts';
import { CopyButton } from './copy-button.tsx';
import { type EnvironRow, environGroups, environText } from './environ-groups.ts';

const SIGNS = { '+': 'added', '-': 'taken away', '~': 'changed' } as const;

export function EnvironTab({ recording, cursor }: { recording: Recording; cursor: Cursor }) {
  const [search, setSearch] = useState('');
  const [onlyChanged, setOnlyChanged] = useState(false);
  const view = useMemo(() => environAt(recording, cursor), [recording, cursor]);
  const groups = environGroups(view, search, onlyChanged);
  const server = nameOf(recording, 0);
  if (view.entries.length === 0)
    return <p className="in-empty">There is no environ yet: {server} makes it from the request it has read.</p>;

  const whose = nameOf(recording, view.span);
  return (
    <>
      <div className="in-bar">
        <input
          className="field"
          type="search"
          placeholder="Find a key or a value"
          aria-label="Find in environ"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          spellCheck={false}
          autoComplete="off"
        />
        <label className="in-check">
          <input type="checkbox" checked={onlyChanged} onChange={(event) => setOnlyChanged(event.target.checked)} />
          Changed <span className="count">{view.changed.size}</span>
        </label>
        <CopyButton text={() => environText(view.entries)} what="environ" />
      </div>
      <p className="in-lead">
        As <code>{whose}</code> has it: {counted(view.entries.length, 'key')}
        {view.changed.size > 0 ? `, ${view.changed.size} added or changed since ${server} made it` : `, as ${server} made it`}.
      </p>
      {groups.length === 0 && <p className="in-empty">{emptyWords(search, onlyChanged, server)}</p>}
      {groups.map((group) => (
        <table key={group.title} className="in-environ">
          <caption>{group.title}</caption>
          <tbody>
            {group.rows.map((row) => (
              <Row key={row.key} row={row} />
            ))}
          </tbody>
        </table>
      ))}
    </>
  );
}

function Row({ row: { key, value, changed } }: { row: EnvironRow }) {
  return (
    <tr className={value ? undefined : 'in-removed'}>
      <td className="in-sign">
        {changed && (
          <>
            <span aria-hidden="true">{changed.sign === '-' ? '−' : changed.sign}</span>
            <span className="unseen">{SIGNS[changed.sign]}</span>
          </>
        )}
      </td>
      <th scope="row">{key}</th>
      <td>
        {value && (
          <span className={changed ? 'in-new' : undefined}>
            {value.text}
            {value.cut && <em> … ({counted(value.length ?? 0, 'character')})</em>}
          </span>
        )}
        {changed?.was && (
          <span className="in-was">
            was <span>{changed.was.text}</span>
          </span>
        )}
      </td>
    </tr>
  );
}

function emptyWords(search: string, onlyChanged: boolean, server: string): string {
  if (search.trim() !== '')
    return `No key or value contains “${search.trim()}”${onlyChanged ? ' among those that changed' : ''}.`;
  return `Nothing differs from the environ that ${server} made.`;
}

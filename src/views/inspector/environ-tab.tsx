// environ as the layer in view has it, with what differs from the one that the server made, or that another layer was given; what each key means, and
// which header it came from.
import { useMemo, useState } from 'react';
import { callsBefore, environAt } from '../../trace/environ-at.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { requestAt } from '../../trace/request-at.ts';
import { counted, nameOf, thousands } from '../../trace/words.ts';
import { CopyButton } from './copy-button.tsx';
import { type EnvironRow, environGroups, environText } from './environ-groups.ts';
import { headerNames, type KeyMeaning, keyMeaning } from './key-meaning.ts';

const SIGNS = { '+': 'added', '-': 'taken away', '~': 'changed' } as const;

export function EnvironTab({ recording, cursor }: { recording: Recording; cursor: Cursor }) {
  const [search, setSearch] = useState('');
  const [onlyChanged, setOnlyChanged] = useState(false);
  const [explained, setExplained] = useState(true);
  /** The layer, by skin, whose environ it is compared with. One that is not called yet has none. */
  const [wanted, setWanted] = useState(0);
  const calls = useMemo(() => callsBefore(recording, cursor), [recording, cursor]);
  const against = calls.get(wanted) ?? 0;
  const view = useMemo(() => environAt(recording, cursor, against), [recording, cursor, against]);
  const request = requestAt(recording, cursor).text;
  const sent = useMemo(() => headerNames(request), [request]);
  const groups = environGroups(view, search, onlyChanged);
  const server = nameOf(recording, 0);
  if (view.entries.length === 0)
    return <p className="in-empty">There is no environ yet: {server} makes it from the request it has read.</p>;

  const whose = nameOf(recording, view.span);
  const other = nameOf(recording, against);
  const since = against === 0 ? `${server} made it` : `${other} got it`;
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
        <select
          className="field in-against"
          aria-label="Compared with"
          value={against === 0 ? 0 : wanted}
          onChange={(event) => setWanted(Number(event.currentTarget.value))}
        >
          {[...calls]
            .sort(([a], [b]) => a - b)
            .map(([skin, span]) => (
              <option key={skin} value={skin}>
                {skin === 0 ? `as ${server} made it` : `as ${nameOf(recording, span)} got it`}
              </option>
            ))}
        </select>
        <label className="in-check">
          <input type="checkbox" checked={explained} onChange={(event) => setExplained(event.target.checked)} />
          Meanings
        </label>
        <label className="in-check">
          <input type="checkbox" checked={onlyChanged} onChange={(event) => setOnlyChanged(event.target.checked)} />
          Changed <span className="count">{view.changed.size}</span>
        </label>
        <CopyButton text={() => environText(view.entries)} what="environ" />
      </div>
      <p className="in-lead">
        As <code>{whose}</code> has it: {counted(view.entries.length, 'key')}
        {view.changed.size > 0
          ? `, ${thousands(view.changed.size)} added, changed or taken away since ${since}`
          : `, as ${since}`}
        .
      </p>
      {groups.length === 0 && <p className="in-empty">{emptyWords(search, onlyChanged, since)}</p>}
      {groups.map((group) => (
        <table key={group.title} className="in-environ">
          <caption>{group.title}</caption>
          <tbody>
            {group.rows.map((row) => (
              <Row key={row.key} row={row} meaning={explained ? keyMeaning(row.key, sent) : null} />
            ))}
          </tbody>
        </table>
      ))}
    </>
  );
}

function Row({ row: { key, value, changed }, meaning }: { row: EnvironRow; meaning: KeyMeaning | null }) {
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
      <th scope="row">
        <bdi>{key}</bdi>
        {meaning?.header && <small className="in-meaning">from the header {meaning.header}</small>}
        {meaning?.says && <small className="in-meaning">{meaning.says}</small>}
      </th>
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

function emptyWords(search: string, onlyChanged: boolean, since: string): string {
  if (search.trim() !== '')
    return `No key or value contains “${search.trim()}”${onlyChanged ? ' among those that changed' : ''}.`;
  return `Nothing has changed since ${since}.`;
}

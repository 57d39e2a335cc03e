// environ as the layer in view has it, with what differs from the one that the server made, or that another layer was given; what each key means, and
// which header it came from.
import { useMemo, useState } from 'react';
import { selectRecording } from '../../store/selectors.ts';
import { NOT_LOADED } from '../../trace/django.ts';
import { callsBefore, environAt, sinceWhen } from '../../trace/environ-at.ts';
import { hopAt, hopNumber } from '../../trace/hops.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { requestAt } from '../../trace/request-at.ts';
import { counted, nameOf, thousands } from '../../trace/words.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { useGhost } from '../shared/use-ghost.ts';
import { OtherCell } from './change-table.tsx';
import { CopyButton } from './copy-button.tsx';
import { type EnvironRow, environGroups, environText } from './environ-groups.ts';
import { headerNames, type KeyMeaning, keyMeaning } from './key-meaning.ts';
import { otherEnviron } from './other-run.ts';

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
  const under = useGhost();
  const elsewhere = useMemo(
    () => (under ? otherEnviron(recording, hopAt(recording, cursor), view.span, under.earlier) : NOTHING_ELSE),
    [under, recording, cursor, view.span],
  );
  const only = [...elsewhere].filter(([key, text]) => text !== null && !view.entries.some(([own]) => own === key));
  const column = under !== null && elsewhere.size > 0 ? under.name : null;
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
          {column !== null && <Heads name={column} />}
          <tbody>
            {group.rows.map((row) => (
              <Row
                key={row.key}
                row={row}
                meaning={explained ? keyMeaning(row.key, sent) : null}
                event={sinceWhen(recording, view.span, row.key, cursor)}
                {...(column !== null && { other: elsewhere.get(row.key) })}
              />
            ))}
          </tbody>
        </table>
      ))}
      {column !== null && only.length > 0 && !onlyChanged && (
        <table className="in-environ">
          <caption>Only in {column}</caption>
          <Heads name={column} />
          <tbody>
            {only.map(([key, text]) => (
              <tr key={key}>
                <td className="in-sign">
                  <span aria-hidden="true">≠</span>
                </td>
                <th scope="row">
                  <bdi>{key}</bdi>
                </th>
                <td>
                  <span className="in-gone">not here</span>
                </td>
                <OtherCell text={text ?? ''} differs />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

const NOTHING_ELSE: ReadonlyMap<string, string | null> = new Map();

/** The columns, where the run before has one of its own. */
function Heads({ name }: { name: string }) {
  return (
    <thead>
      <tr>
        <td className="in-sign" />
        <td />
        <td />
        <th scope="col" className="in-other">
          {name}
        </th>
      </tr>
    </thead>
  );
}

interface RowProps {
  row: EnvironRow;
  meaning: KeyMeaning | null;
  /** Since when it is so. */
  event: Cursor | null;
  /** What it is in the run before; null: not there; undefined: the same. Left out where that run is not looked at. */
  other?: string | null | undefined;
}

function Row({ row: { key, value, changed }, meaning, event, ...beside }: RowProps) {
  return (
    <tr className={value ? undefined : 'in-removed'} data-event={event ?? undefined}>
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
            {value.text === NOT_LOADED && <span className="in-gone"> not looked at yet</span>}
            {value.cut && <em> … ({counted(value.length ?? 0, 'character')})</em>}
          </span>
        )}
        {changed?.was && (
          <span className="in-was">
            was <span>{changed.was.text}</span>
          </span>
        )}
        {changed && event !== null && <Since event={event} />}
      </td>
      {'other' in beside && (
        <OtherCell text={beside.other === undefined ? '' : (beside.other ?? 'not there')} differs={beside.other !== undefined} />
      )}
    </tr>
  );
}

/** The way to where it came to be so: pointing at the row lights that place everywhere. */
function Since({ event }: { event: Cursor }) {
  const recording = useOnionskin(selectRecording);
  const seek = useOnionskin((state) => state.seek);
  if (recording === null) return null;
  return (
    <button type="button" className="in-place in-since-hop" onClick={() => seek(event)}>
      hop {hopNumber(recording, event).n}
    </button>
  );
}

function emptyWords(search: string, onlyChanged: boolean, since: string): string {
  if (search.trim() !== '')
    return `No key or value contains “${search.trim()}”${onlyChanged ? ' among those that changed' : ''}.`;
  return `Nothing has changed since ${since}.`;
}

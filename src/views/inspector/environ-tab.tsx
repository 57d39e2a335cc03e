// environ as the layer in view has it, with what differs from the one that the server made, or that another layer was given; what each key means, and
// which header it came from.
import { useMemo, useState } from 'react';
import { selectRecording } from '../../store/selectors.ts';
import * as strings from '../../strings/inspector/environ-tab.tsx';
import { hop, notLookedAt, was } from '../../strings/inspector/shared.tsx';
import { NOT_LOADED } from '../../trace/django.ts';
import { callsBefore, environAt, sinceWhen } from '../../trace/environ-at.ts';
import { hopAt, hopNumber } from '../../trace/hops.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { requestAt } from '../../trace/request-at.ts';
import { nameOf } from '../../trace/words.ts';
import { CopyButton } from '../shared/copy-button.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { useGhost } from '../shared/use-ghost.ts';
import { OtherCell } from './change-table.tsx';
import { type EnvironRow, environGroups, environText } from './environ-groups.ts';
import { headerNames, type KeyMeaning, keyMeaning } from './key-meaning.ts';
import { otherEnviron } from './other-run.ts';

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
  if (view.entries.length === 0) return <p className="in-empty">{strings.none(server)}</p>;

  const since = { layer: nameOf(recording, against), isServer: against === 0 };
  return (
    <>
      <div className="in-bar">
        <input
          className="field"
          type="search"
          placeholder={strings.find}
          aria-label={strings.findIn}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          spellCheck={false}
          autoComplete="off"
        />
        <select
          className="field in-against"
          aria-label={strings.comparedWith}
          value={against === 0 ? 0 : wanted}
          onChange={(event) => setWanted(Number(event.currentTarget.value))}
        >
          {[...calls]
            .sort(([a], [b]) => a - b)
            .map(([skin, span]) => (
              <option key={skin} value={skin}>
                {strings.as({ layer: nameOf(recording, span), isServer: skin === 0 })}
              </option>
            ))}
        </select>
        <label className="in-check">
          <input type="checkbox" checked={explained} onChange={(event) => setExplained(event.target.checked)} />
          {strings.meanings}
        </label>
        <label className="in-check">
          <input type="checkbox" checked={onlyChanged} onChange={(event) => setOnlyChanged(event.target.checked)} />
          {strings.changed} <span className="count">{view.changed.size}</span>
        </label>
        <CopyButton text={() => environText(view.entries)} label={strings.copy} />
      </div>
      <p className="in-lead">{strings.lead(nameOf(recording, view.span), view.entries.length, view.changed.size, since)}</p>
      {groups.length === 0 && (
        <p className="in-empty">
          {search.trim() === '' ? strings.nothingChanged(since) : strings.nothingFound(search.trim(), onlyChanged)}
        </p>
      )}
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
          <caption>{strings.onlyIn(column)}</caption>
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
                  <span className="in-gone">{strings.notHere}</span>
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
            <span className="unseen">{strings.signs[changed.sign]}</span>
          </>
        )}
      </td>
      <th scope="row">
        <bdi>{key}</bdi>
        {meaning?.header && <small className="in-meaning">{strings.fromHeader(meaning.header)}</small>}
        {meaning?.says && <small className="in-meaning">{meaning.says}</small>}
      </th>
      <td>
        {value && (
          <span className={changed ? 'in-new' : undefined}>
            {value.text}
            {value.text === NOT_LOADED && <span className="in-gone">{` ${notLookedAt}`}</span>}
            {value.cut && <em>{` ${strings.cut(value.length ?? 0)}`}</em>}
          </span>
        )}
        {changed?.was && <span className="in-was">{was(<span>{changed.was.text}</span>)}</span>}
        {changed && event !== null && <Since event={event} />}
      </td>
      {'other' in beside && (
        <OtherCell
          text={beside.other === undefined ? '' : (beside.other ?? strings.notThere)}
          differs={beside.other !== undefined}
        />
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
      {hop(hopNumber(recording, event).n)}
    </button>
  );
}

// The recording as a sequence: a lane for each layer, a row for each event, time runs down. A list of which only the rows in view are drawn.
// The focus is on the list; arrows walk its rows, Enter goes to the moment.
import { type KeyboardEvent, useCallback, useEffect, useId, useLayoutEffect, useMemo, useState } from 'react';
import * as strings from '../../strings/sequence/sequence.ts';
import { client, sequence } from '../../strings/sequence/shared.ts';
import { arrowAt } from '../../trace/arrow.ts';
import { countUpTo } from '../../trace/cursors.ts';
import { hopsOf } from '../../trace/hops.ts';
import { kindCounts, rowsOf } from '../../trace/kinds.ts';
import { skinOfEvent } from '../../trace/on-path.ts';
import type { Cursor } from '../../trace/recording.ts';
import { actingSpan } from '../../trace/spans.ts';
import { skinOfSpan, skinsOf } from '../../trace/stack.ts';
import type { RecordedProps } from '../shared/recorded-panel.tsx';
import { useWindow } from '../shared/use-window.ts';
import { ALL_HOPS, isNarrowed } from './filter.ts';
import { Heads } from './heads.tsx';
import { Legend } from './legend.tsx';
import { Row } from './row.tsx';
import { columnsFor, laneX, ROW } from './row-shape.ts';
import { Tools } from './tools.tsx';
import { useFound } from './use-found.ts';

const HEADS = 44;

export function Sequence({ recording, earlier, cursor, onSeek, onPoint, watch }: RecordedProps) {
  const id = useId();
  const [filter, setFilter] = useState(ALL_HOPS);
  const skins = skinsOf(recording, earlier);
  const names = useMemo(() => [client, ...skins.map(({ name }) => name)], [skins]);
  const chosen = useMemo(() => rowsOf(recording, filter.kinds, filter.skin), [recording, filter.kinds, filter.skin]);
  const { rows, busy } = useFound(recording, chosen, filter.text);
  const now = countUpTo(rows, cursor) - 1;
  const hops = hopsOf(recording);

  // The row that the keyboard is at follows the moment, until it walks away from it; what plays on meanwhile does not take it along.
  const [walked, setWalked] = useState<{ rows: readonly Cursor[]; row: number } | null>(null);
  const away = walked !== null && walked.rows === rows;
  const active = away ? walked.row : Math.max(0, now);
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each moment too, even where it is in the same row
  const wish = useMemo(() => (away ? null : { row: Math.max(0, now) }), [now, cursor, rows, away]);
  const { ref, first, end, page, width, onScroll, show, ahead, showAcross } = useWindow(rows.length, ROW, HEADS, wish);
  const layers = useMemo(() => names.slice(1), [names]);
  const columns = useMemo(() => columnsFor(width, names.length), [width, names.length]);
  const base = useKeys(first, end);
  const here = rows[now];
  // Where there are more lanes than fit, those of the arrow at this moment come into view.
  const showLanes = useCallback(
    (event: Cursor) => {
      const { from, to } = arrowAt(recording, event);
      const left = laneX(columns, Math.min(from, to)) - columns.pitch / 2 - columns.gutter;
      showAcross(left, laneX(columns, Math.max(from, to)) + columns.pitch / 2, columns.width);
    },
    [recording, columns, showAcross],
  );
  useLayoutEffect(() => {
    if (wish !== null) show(wish.row);
  }, [wish, show]);
  useLayoutEffect(() => {
    if (here !== undefined) showLanes(here);
  }, [here, showLanes]);
  useEffect(
    () =>
      watch?.((next) => {
        if (away) return;
        const row = countUpTo(rows, next) - 1;
        ahead(Math.max(0, row));
        const event = rows[row];
        if (event !== undefined) showLanes(event);
      }),
    [watch, rows, away, ahead, showLanes],
  );

  const walk = (to: number) => {
    const row = Math.max(0, Math.min(rows.length - 1, to));
    setWalked({ rows, row });
    show(row);
    const event = rows[row];
    if (event !== undefined) onPoint({ event, skin: skinOfEvent(recording, event) });
  };
  const pick = useCallback(
    (row: number) => {
      const to = rows[row];
      setWalked(null);
      if (to !== undefined) onSeek(to);
    },
    [rows, onSeek],
  );
  const keys = (event: KeyboardEvent) => {
    if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: rows.length - 1,
    }[event.key];
    if (to !== undefined) walk(to);
    else if (event.key === 'Enter' || event.key === ' ') pick(active);
    else return;
    event.preventDefault();
  };
  const acting = actingSpan(recording, cursor);
  return (
    <>
      <Tools
        filter={filter}
        onFilter={setFilter}
        layers={layers}
        counts={kindCounts(recording)}
        shown={rows.length}
        of={recording.events.length}
        busy={busy}
      />
      <div
        ref={ref}
        className="seq-scroll"
        role="listbox"
        tabIndex={0}
        aria-label={sequence}
        aria-activedescendant={first <= active && active < end ? `${id}${rows[active]}` : undefined}
        onScroll={onScroll}
        onKeyDown={keys}
        onBlur={() => {
          setWalked(null);
          onPoint(null);
        }}
      >
        <Heads
          recording={recording}
          skins={skins}
          columns={columns}
          lit={acting === null ? null : skinOfSpan(recording, acting)}
        />
        <div className="seq-list" role="presentation" style={{ height: rows.length * ROW, minWidth: columns.width }}>
          {rows.slice(first, end).map((at, nth) => {
            const row = first + nth;
            const before = rows[row - 1] ?? null;
            const hop = countUpTo(hops, at);
            return (
              <Row
                key={row - base}
                id={`${id}${at}`}
                recording={recording}
                earlier={earlier}
                cursor={at}
                before={before}
                state={row < now ? 'been' : row === now ? 'now' : 'next'}
                names={names}
                columns={columns}
                nth={row + 1}
                of={rows.length}
                hop={hops[hop - 1] === at ? hop : null}
                active={row === active}
                onPick={pick}
              />
            );
          })}
        </div>
      </div>
      {rows.length === 0 && !busy && (
        <p className="recorded-empty">
          {strings.none}{' '}
          {isNarrowed(filter) && (
            <button type="button" className="btn" onClick={() => setFilter(ALL_HOPS)}>
              {strings.allHops}
            </button>
          )}
        </p>
      )}
      <Legend />
    </>
  );
}

/** From which row keys are counted: a row keeps its own as long as it is drawn; those of another stretch take the places of the former ones. */
function useKeys(first: number, end: number): number {
  const [drawn, setDrawn] = useState({ first, end, base: 0 });
  if (drawn.first === first && drawn.end === end) return drawn.base;
  const overlap = first < drawn.end && drawn.first < end;
  const base = overlap ? drawn.base : first - (drawn.first - drawn.base);
  setDrawn({ first, end, base });
  return base;
}

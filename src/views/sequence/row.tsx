// One row of the sequence: an event as an arrow between two lanes, and how every layer stands before and after it.
import { memo } from 'react';
import * as strings from '../../strings/sequence/row.ts';
import type { Arrow } from '../../trace/arrow.ts';
import { arrowAt, betweenWhom } from '../../trace/arrow.ts';
import { type LaneState, stretchAt } from '../../trace/lanes.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { sentenceAt } from '../../trace/sentence.ts';
import { Phrases, spoken } from '../shared/phrases.tsx';
import { Bead, CloseMark, Ping, Tag } from '../stage/marks.tsx';
import './row.css';
import { type Columns, drawn, joined, LINE, type Lifelines as Lines, laneX, lifelines, ROW } from './row-shape.ts';

export type RowState = 'been' | 'now' | 'next';

interface RowProps {
  recording: Recording;
  earlier: Recording | null;
  cursor: Cursor;
  /** The event of the row above. */
  before: Cursor | null;
  state: RowState;
  /** Lanes' names, the client first; more than were reached, when an earlier run knew them. */
  names: readonly string[];
  columns: Columns;
  id: string;
  /** 1-based, among how many. */
  nth: number;
  of: number;
  /** Its number among the hops; null for what is none. */
  hop: number | null;
  active: boolean;
  onPick(row: number): void;
}

export const Row = memo(function Row(props: RowProps) {
  const { recording, earlier, cursor, before, state, names, columns, id, nth, of, hop, active, onPick } = props;
  const arrow = arrowAt(recording, cursor);
  const phrases = sentenceAt(recording, cursor, earlier);
  const told = spoken(phrases);
  const skins = names.length - 1;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keyboard
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and says which row is meant
    <div
      role="option"
      id={id}
      aria-selected={state === 'now'}
      aria-posinset={nth}
      aria-setsize={of}
      aria-label={strings.told(hop, betweenWhom(names, arrow), arrow.label, told)}
      data-event={cursor}
      className={`seq-row ${state}${active ? ' active' : ''}`}
      style={{ top: (nth - 1) * ROW }}
      title={columns.says ? undefined : told}
      onClick={() => onPick(nth - 1)}
    >
      <span className="seq-n" style={{ width: columns.gutter - 10 }}>
        {hop ?? '·'}
      </span>
      <svg className="stage" width={columns.width} height={ROW} viewBox={`0 0 ${columns.width} ${ROW}`} aria-hidden="true">
        <path className="seq-client" d={`M${laneX(columns, 0)} 0V${ROW}`} />
        <Lifelines recording={recording} before={before} cursor={cursor} skins={skins} columns={columns} state={state} />
        <ArrowMark arrow={arrow} columns={columns} state={state} />
      </svg>
      {columns.says && (
        <span className="seq-says" style={{ left: columns.width + 8 }}>
          <span>
            <Phrases phrases={phrases} />
          </span>
        </span>
      )}
    </div>
  );
});

interface LifelinesProps extends Pick<RowProps, 'recording' | 'before' | 'cursor' | 'columns' | 'state'> {
  skins: number;
}

function Lifelines({ recording, before, cursor, skins, columns, state }: LifelinesProps) {
  const upper = lifelines(columns, statesAt(recording, before, skins), 'upper');
  const lower = lifelines(columns, statesAt(recording, cursor, skins), 'lower');
  // Only at the moment on stage the two look different; else they are the same paths, for fewer of them are drawn sooner.
  if (state !== 'now') return <Life lines={joined(upper, lower)} next={state === 'next'} />;
  return (
    <>
      <Life lines={upper} next={false} />
      <Life lines={lower} next />
    </>
  );
}

function statesAt(recording: Recording, cursor: Cursor | null, skins: number): readonly (LaneState | null)[] {
  return Array.from({ length: skins }, (_, skin) =>
    cursor === null ? null : (stretchAt(recording, skin, cursor)?.state ?? null),
  );
}

function Life({ lines, next }: { lines: Lines; next: boolean }) {
  const past = next ? ' next' : '';
  return (
    <>
      {lines.lines !== '' && <path className="seq-line" d={lines.lines} />}
      {lines.waits !== '' && !next && <path className="seq-box" d={lines.waits} />}
      {lines.edges !== '' && <path className={`seq-edge${past}`} d={lines.edges} />}
      {lines.rests !== '' && <path className={`seq-rest${past}`} d={lines.rests} />}
      {lines.runs !== '' && !next && <path className="seq-run" d={lines.runs} />}
    </>
  );
}

function ArrowMark({ arrow, columns, state }: { arrow: Arrow; columns: Columns; state: RowState }) {
  const { line, head, mark, label } = drawn(columns, arrow);
  const look = state === 'next' ? 'next' : arrow.tone;
  return (
    <g className={`seq-arrow ${look} mark-${arrow.mark}`}>
      {line !== null && <path className="seq-shaft" d={line} />}
      {line !== null && <path className="seq-head" d={head} />}
      {arrow.mark !== 'fault' && (
        <text className={`seq-label ${state}`} x={label.x} y={label.y} textAnchor={label.anchor}>
          {label.text}
        </text>
      )}
      <Sign arrow={arrow} x={mark.x} y={mark.y} state={state} label={label} />
    </g>
  );
}

interface SignProps {
  arrow: Arrow;
  x: number;
  y: number;
  state: RowState;
  label: { x: number; text: string };
}

function Sign({ arrow, x, y, state, label }: SignProps) {
  const isNext = state === 'next';
  switch (arrow.mark) {
    case 'pull':
      return isNext ? <circle className="seq-dot" cx={x} cy={y} r="6" /> : <Ping x={x} y={y} past={state === 'been'} />;
    case 'bead':
      if (isNext) return <circle className="seq-dot" cx={x} cy={y} r="6" />;
      return <Bead x={x} y={y} nth={beadNumber(arrow.label)} tone={arrow.tone} {...(state === 'been' && { state: 'past' })} />;
    case 'close':
      return <CloseMark x={x} y={y} {...(state !== 'now' && { state: isNext ? 'next' : 'past' })} />;
    case 'fault':
      if (isNext)
        return (
          <text className="seq-label next" x={label.x} y={LINE - 7} textAnchor="middle">
            {label.text}
          </text>
        );
      return <Tag x={label.x} y={LINE - 8} text={label.text} tone="fault" way="up" fault small />;
    case 'catch':
      return <path className="seq-cup" d={`M${x - 8} ${LINE - 11}v4a8 6 0 0 0 16 0v-4`} />;
    case 'dot':
    case 'line':
      return <circle className="seq-dot" cx={x} cy={y} r={arrow.mark === 'dot' ? 3.5 : 2} />;
    default:
      return null;
  }
}

/** A bead has room for two digits; the label has all of them. */
function beadNumber(label: string): string {
  const number = /^\d{1,2}(?=:)/.exec(label)?.[0];
  return number ?? '';
}

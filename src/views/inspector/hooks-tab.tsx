// Django's hooks as a table: a row for each entry of MIDDLEWARE and the view, filled as the request moves, with what each gave. A cell leads to its moment.
import { memo } from 'react';
import {
  HOOK_COLUMNS,
  type HookCell,
  type HookColumn,
  type HookRow,
  hookStepAt,
  hookTableOf,
  middlewareOf,
} from '../../trace/hook-table.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { Breakable } from '../shared/breakable.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import './hooks.css';
import * as strings from '../../strings/inspector/hooks-tab.ts';
import { ProjectOrder } from './middleware-order.tsx';
import { QueryList } from './query-list.tsx';

interface Props {
  recording: Recording;
  cursor: Cursor;
}

const HEADS: Readonly<Record<HookColumn, { name: string; way: string }>> = {
  before: { name: strings.heads.before, way: '↓' },
  process_view: { name: 'process_view', way: '↓' },
  view: { name: strings.heads.view, way: '' },
  process_exception: { name: 'process_exception', way: '↑' },
  process_template_response: { name: 'process_template_response', way: '↑' },
  after: { name: strings.heads.after, way: '↑' },
};

export const HooksTab = memo(function HooksTab({ recording, cursor }: Props) {
  const rows = hookTableOf(recording);
  if (rows === null) return <p className="in-empty">{strings.none}</p>;
  const step = hookStepAt(recording, cursor);
  return (
    <>
      <p className="in-lead">{strings.lead}</p>
      <table className="in-hooks" aria-label={strings.hooks}>
        <thead>
          <tr>
            <th scope="col">MIDDLEWARE</th>
            <th scope="col">
              <span className="in-hook-name">__init__</span>
            </th>
            {HOOK_COLUMNS.map((column) => (
              <th key={column} scope="col">
                <HookName column={column} />
                {HEADS[column].way !== '' && `\u00a0${HEADS[column].way}`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.path ?? `${row.skin} ${row.name}`} row={row} step={step} cursor={cursor} />
          ))}
        </tbody>
      </table>
      <QueryList recording={recording} cursor={cursor} />
      <ProjectOrder entries={middlewareOf(recording)} />
    </>
  );
});

function HookName({ column }: { column: HookColumn }) {
  return (
    <span className="in-hook-name">
      <Breakable text={HEADS[column].name} />
    </span>
  );
}

function Row({ row, step, cursor }: { row: HookRow; step: number; cursor: Cursor }) {
  const cells = Object.values(row.cells);
  const isHere = step > 0 && cells.some((cell) => cell.step === step);
  return (
    <tr className={isHere ? 'here' : row.used ? undefined : 'unused'} aria-current={isHere ? 'step' : undefined}>
      <th scope="row" title={row.path ?? undefined}>
        {row.name}
      </th>
      <td>{row.isView ? '' : row.used ? <span className="in-hook-quiet">{strings.made}</span> : <NotUsed says={row.says} />}</td>
      {HOOK_COLUMNS.map((column) => (
        <td key={column}>
          <Cell cell={row.cells[column]} name={row.name} column={column} step={step} cursor={cursor} />
        </td>
      ))}
    </tr>
  );
}

interface CellProps {
  cell: HookCell | undefined;
  name: string;
  column: HookColumn;
  step: number;
  cursor: Cursor;
}

function Cell({ cell, name, column, step, cursor }: CellProps) {
  const seek = useOnionskin((state) => state.seek);
  if (cell === undefined) return null;
  const been = cell.cursor <= cursor;
  const known = cell.known <= cursor;
  const state = cell.step === step ? 'now' : been ? 'ran' : 'yet';
  const what = cell.hook === null ? `${name}, ${HEADS[column].name}` : `${name}.${cell.hook}`;
  const gave = known && cell.gave !== '' ? inWords(cell.gave) : been ? strings.underWay : strings.toCome;
  return (
    <button
      type="button"
      className={`in-hook ${state} ${cell.tone === null ? 'in-tone-req' : `in-tone-${cell.tone}`}`}
      aria-label={strings.step(cell.step, what, gave)}
      onClick={() => seek(cell.cursor)}
    >
      <span className="in-hook-step" aria-hidden="true">
        {cell.step}
      </span>
      {known && <span aria-hidden="true">{cell.gave === 'on' ? '→' : cell.gave}</span>}
    </button>
  );
}

const inWords = (gave: string): string => (gave === 'on' ? strings.goesOn : strings.gave(gave));

const NOT_USED = 'MiddlewareNotUsed';

/** Its __init__ has raised that. */
function NotUsed({ says }: { says: string | null }) {
  return (
    <span title={says === null ? NOT_USED : `${NOT_USED}: ${says}`}>
      {strings.notUsed}
      {says !== null && <span className="in-hook-quiet">: {says}</span>}
    </span>
  );
}

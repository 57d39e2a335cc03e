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
import { useOnionskin } from '../shared/store-context.tsx';
import './hooks.css';
import { ProjectOrder } from './middleware-order.tsx';
import { QueryList } from './query-list.tsx';

interface Props {
  recording: Recording;
  cursor: Cursor;
}

const HEADS: Readonly<Record<HookColumn, { name: string; way: string }>> = {
  before: { name: 'before', way: '↓' },
  process_view: { name: 'process_view', way: '↓' },
  view: { name: 'view', way: '' },
  process_exception: { name: 'process_exception', way: '↑' },
  process_template_response: { name: 'process_template_response', way: '↑' },
  after: { name: 'after', way: '↑' },
};

export const HooksTab = memo(function HooksTab({ recording, cursor }: Props) {
  const rows = hookTableOf(recording);
  if (rows === null) return <p className="in-empty">The request never came to Django’s middleware.</p>;
  const step = hookStepAt(recording, cursor);
  return (
    <>
      <p className="in-lead">What runs of each entry of MIDDLEWARE, numbered in the order in which it ran, with what it gave.</p>
      <table className="in-hooks" aria-label="Hooks of Django’s middleware">
        <thead>
          <tr>
            <th scope="col">MIDDLEWARE</th>
            <th scope="col">
              <span className="in-hook-name">__init__</span>
            </th>
            {HOOK_COLUMNS.map((column) => (
              <th key={column} scope="col">
                <HookName column={column} /> {HEADS[column].way}
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

/** May break where a person would. */
function HookName({ column }: { column: HookColumn }) {
  const parts = HEADS[column].name.split('_');
  return (
    <span className="in-hook-name">
      {parts.map((part, at) => (
        <span key={part}>
          {part}
          {at < parts.length - 1 && (
            <>
              _<wbr />
            </>
          )}
        </span>
      ))}
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
      <td>{row.isView ? '' : row.used ? <span className="in-hook-quiet">made</span> : <NotUsed says={row.says} />}</td>
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
  const gave = known && cell.gave !== '' ? inWords(cell.gave) : been ? 'under way' : 'to come';
  return (
    <button
      type="button"
      className={`in-hook ${state} ${cell.tone === null ? 'in-tone-req' : `in-tone-${cell.tone}`}`}
      aria-label={`Step ${cell.step}: ${what}: ${gave}`}
      onClick={() => seek(cell.cursor)}
    >
      <span className="in-hook-step" aria-hidden="true">
        {cell.step}
      </span>
      {known && <span aria-hidden="true">{cell.gave === 'on' ? '→' : cell.gave}</span>}
    </button>
  );
}

const inWords = (gave: string): string => (gave === 'on' ? 'goes on to what is inside' : `gave ${gave}`);

/** Its __init__ has raised MiddlewareNotUsed. */
function NotUsed({ says }: { says: string | null }) {
  return (
    <span title={`MiddlewareNotUsed${says === null ? '' : `: ${says}`}`}>
      not used{says !== null && <span className="in-hook-quiet">: {says}</span>}
    </span>
  );
}

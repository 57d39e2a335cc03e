// What differs as a table: a row for each thing, a column for each server, and under each row why it differs. A row opens to the whole values.
import { Fragment, useState } from 'react';
import { titleOf } from '../../servers/catalogue.ts';
import type { ServerAnswer } from '../../servers/compare/answer.ts';
import type { Compared, Row } from '../../servers/compare/compare.ts';
import type { Cell } from '../../servers/compare/draft.ts';
import * as strings from '../../strings/compare/difference-table.ts';
import { Icon } from '../shared/icon.tsx';
import { Explained, Whole } from './row-parts.tsx';
import type { Column } from './use-columns.ts';

export interface Shown {
  answers: readonly ServerAnswer[];
  columns: readonly Column[];
  running: boolean;
  groups: Compared['groups'];
}

export function DifferenceTable({ answers, columns, running, groups }: Shown) {
  return (
    <table className="compare-table">
      <caption className="unseen">{strings.whatDiffers}</caption>
      <colgroup>
        <col className="compare-first" />
        {columns.map(({ name }) => (
          <col key={name} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <td />
          {columns.map(({ name, answer }) => (
            <th key={name} scope="col">
              {titleOf(name)}
              {(running || answer === null) && <small>{stateOf(answer, running)}</small>}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(({ group, title, rows }) => (
        <tbody key={group}>
          <tr className="compare-group">
            <th colSpan={columns.length + 1} scope="rowgroup">
              {title}
            </th>
          </tr>
          {rows.map((row) => (
            <RowView key={row.id} row={row} answers={answers} columns={columns} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

const stateOf = (answer: number | null, running: boolean): string =>
  answer !== null ? strings.answered : running ? strings.starting : strings.notAsked;

function RowView({ row, answers, columns }: { row: Row } & Pick<Shown, 'answers' | 'columns'>) {
  const [open, setOpen] = useState(false);
  return (
    <Fragment>
      <tr className="compare-row">
        <th scope="row">
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Icon name={open ? 'down' : 'right'} size={12} />
            <span className={row.group === 'environ' && row.id !== 'called' ? 'code' : ''}>{row.what}</span>
          </button>
        </th>
        {columns.map(({ name, answer }) => (
          <CellView
            key={name}
            cell={answer === null ? null : (row.cells[answer] ?? null)}
            differs={answer !== null && (row.variants[answer] ?? 0) > 0}
          />
        ))}
      </tr>
      <tr className="compare-why">
        <td />
        <td colSpan={columns.length}>
          <Explained row={row} />
          {open && <Whole row={row} answers={answers} />}
        </td>
      </tr>
    </Fragment>
  );
}

function CellView({ cell, differs }: { cell: Cell | null; differs: boolean }) {
  if (cell === null)
    return (
      <td className="nothing">
        <span className="compare-value">–</span>
      </td>
    );
  return (
    <td className={differs ? 'differs' : ''}>
      <span className={cell.absent ? 'compare-value absent' : 'compare-value'}>{cell.text}</span>
    </td>
  );
}

// What differs as a table: a row for each thing, a column for each server, and under each row why it differs. A row opens to the whole values.
import { Fragment, useState } from 'react';
import { titleOf } from '../../servers/catalogue.ts';
import type { ServerAnswer } from '../../servers/compare/answer.ts';
import type { Compared, Row } from '../../servers/compare/compare.ts';
import { Icon } from '../shared/icon.tsx';
import { Explained, Whole } from './row-parts.tsx';

export interface Shown {
  answers: readonly ServerAnswer[];
  groups: Compared['groups'];
}

export function DifferenceTable({ answers, groups }: Shown) {
  return (
    <table className="compare-table">
      <caption className="unseen">What differs between the servers</caption>
      <colgroup>
        <col className="compare-first" />
        {answers.map(({ name }) => (
          <col key={name} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <td />
          {answers.map(({ name }) => (
            <th key={name} scope="col">
              {titleOf(name)}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(({ group, title, rows }) => (
        <tbody key={group}>
          <tr className="compare-group">
            <th colSpan={answers.length + 1} scope="rowgroup">
              {title}
            </th>
          </tr>
          {rows.map((row) => (
            <RowView key={row.id} row={row} answers={answers} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function RowView({ row, answers }: { row: Row; answers: readonly ServerAnswer[] }) {
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
        {row.cells.map((cell, index) => (
          <td key={answers[index]?.name} className={cell === null ? 'nothing' : (row.variants[index] ?? 0) > 0 ? 'differs' : ''}>
            {cell === null ? (
              <span title="There is nothing to compare">–</span>
            ) : (
              <span className={cell.absent ? 'absent' : ''}>{cell.text}</span>
            )}
          </td>
        ))}
      </tr>
      <tr className="compare-why">
        <td />
        <td colSpan={answers.length}>
          <Explained row={row} />
          {open && <Whole row={row} answers={answers} />}
        </td>
      </tr>
    </Fragment>
  );
}

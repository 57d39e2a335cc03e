// What differs as a list, where there is no room for columns: for each thing the values there are, with the servers that have them.
import { useState } from 'react';
import { namesOf } from '../../servers/names.ts';
import { Icon } from '../shared/icon.tsx';
import type { Shown } from './difference-table.tsx';
import { Explained, variantsOf, Whole } from './row-parts.tsx';

export function DifferenceList({ answers, groups }: Shown) {
  return groups.map(({ group, title, rows }) => (
    <section key={group} className="compare-list" aria-label={title}>
      <h3>{title}</h3>
      {rows.map((row) => (
        <Item key={row.id} row={row} answers={answers} />
      ))}
    </section>
  ));
}

function Item({ row, answers }: { row: Shown['groups'][number]['rows'][number]; answers: Shown['answers'] }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="compare-item">
      <h4>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name={open ? 'down' : 'right'} size={12} />
          <span className={row.group === 'environ' && row.id !== 'called' ? 'code' : ''}>{row.what}</span>
        </button>
      </h4>
      {open ? (
        <Whole row={row} answers={answers} />
      ) : (
        <dl>
          {variantsOf(row, answers).map(({ variant, names, cell }) => (
            <div key={variant}>
              <dt>{namesOf(names)}</dt>
              <dd className={variant > 0 ? 'differs' : ''}>
                <span className={cell.absent ? 'compare-listed absent' : 'compare-listed'}>{cell.text}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <Explained row={row} />
    </div>
  );
}

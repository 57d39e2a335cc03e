// What a row says in both of its forms: why it differs, and, when it is opened, the whole values.
import type { ServerName } from '../../servers/catalogue.ts';
import type { ServerAnswer } from '../../servers/compare/answer.ts';
import type { Row } from '../../servers/compare/compare.ts';
import type { Cell } from '../../servers/compare/draft.ts';
import { namesOf } from '../../servers/names.ts';

/** The different values, the most common one first, with the servers that have them. */
export function variantsOf(row: Row, answers: readonly ServerAnswer[]): { variant: number; names: ServerName[]; cell: Cell }[] {
  const found = new Map<number, { variant: number; names: ServerName[]; cell: Cell }>();
  row.cells.forEach((cell, index) => {
    const variant = row.variants[index] ?? -1;
    const name = answers[index]?.name;
    if (cell === null || name === undefined) return;
    const known = found.get(variant) ?? { variant, names: [], cell };
    known.names.push(name);
    found.set(variant, known);
  });
  return [...found.values()].sort((a, b) => a.variant - b.variant);
}

export function Explained({ row }: { row: Row }) {
  return (
    <p className="compare-says">
      {row.sentences.map(({ says, source }) => (
        <span key={says}>
          {says}
          {source !== null && <cite>{source}</cite>}{' '}
        </span>
      ))}
    </p>
  );
}

export function Whole({ row, answers }: { row: Row; answers: readonly ServerAnswer[] }) {
  return (
    <dl className="compare-whole">
      {variantsOf(row, answers).map(({ variant, names, cell }) => (
        <div key={variant}>
          <dt>{namesOf(names)}</dt>
          <dd className={variant > 0 ? 'differs' : ''}>
            <pre className={cell.absent ? 'compare-listed absent' : 'compare-listed'}>{cell.full ?? cell.text}</pre>
          </dd>
        </div>
      ))}
    </dl>
  );
}

// What differs, in groups; each in a sentence. environ differs in dozens of keys, so it waits to be asked for.
import { useId, useState } from 'react';
import { joined, namesOf } from '../../servers/names.ts';
import * as strings from '../../strings/compare/differences.ts';
import { useSize } from '../shared/use-size.ts';
import { DifferenceList } from './difference-list.tsx';
import { DifferenceTable } from './difference-table.tsx';
import type { Columns } from './use-columns.ts';

/** Under this many pixels a column for each server would be too narrow to read. */
const WIDE = 800;

export function Differences({ columns, running }: { columns: Columns; running: boolean }) {
  const [withEnviron, setWithEnviron] = useState(false);
  const [box, { width }] = useSize<HTMLDivElement>({ width: 0, height: 0 });
  const id = useId();
  const { answers, compared } = columns;
  const waiting = columns.columns.filter(({ answer }) => answer === null).map(({ name }) => name);
  const environ = compared.groups.find(({ group }) => group === 'environ')?.rows.length ?? 0;
  const groups = compared.groups.filter(({ group }) => group !== 'environ' || withEnviron);
  const shown = { answers, columns: columns.columns, running, groups };
  return (
    <div ref={box} className="compare-differences">
      {answers.length === 0 && <p className="compare-lead">{running ? strings.allStarting : strings.noneAsked}</p>}
      {answers.length === 1 && <p className="compare-lead">{running ? strings.oneAnswered : strings.oneAlone}</p>}
      {running && answers.length < 2 && width >= WIDE && <DifferenceTable {...shown} groups={[]} />}
      {running && width < WIDE && waiting.length > 0 && <p className="compare-lead">{strings.stillStarting(namesOf(waiting))}</p>}
      {answers.length > 1 && (
        <>
          <p className="compare-lead">
            {compared.same.length === 0
              ? strings.nothingSame
              : strings.same(joined(compared.same), !compared.partly && waiting.length === 0)}
          </p>
          {environ > 0 && (
            <label className="compare-check" htmlFor={id}>
              <input id={id} type="checkbox" checked={withEnviron} onChange={(event) => setWithEnviron(event.target.checked)} />
              {strings.showEnviron(environ)}
            </label>
          )}
          {groups.length === 0 && <p className="compare-lead">{strings.nothingDiffers}</p>}
          {width > 0 && (width >= WIDE ? <DifferenceTable {...shown} /> : <DifferenceList {...shown} />)}
        </>
      )}
    </div>
  );
}

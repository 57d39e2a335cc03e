// What the text says about one moment of the run, with a button that goes there.
import type { Root } from 'hast';
import type { Moment } from '../../lesson/lesson.ts';
import { late } from '../shared/late.tsx';
import { Prose } from './prose.tsx';

const LateRow = late(async () => (await import('./moment-row.tsx')).MomentRow, <p className="lesson-moment-row" />, {
  soon: true,
});

export function MomentNote({ moment, tree }: { moment: Moment; tree: Root }) {
  return (
    <div className="lesson-moment prose">
      <Prose tree={tree} />
      <LateRow moment={moment} />
    </div>
  );
}

// Under 860 px: one area at a time, chosen at the bottom; the line with Send stays above that choice.
import { type ReactNode, useState } from 'react';
import type { Column } from '../../store/state.ts';
import * as strings from '../../strings/frame/narrow.ts';
import { columnNames } from '../../strings/frame/shared.ts';
import { RequestPanel } from '../request/request-panel.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { Tabs, tabPanel } from '../shared/tabs.tsx';
import { CodeArea, LessonArea, TallStageArea } from './areas.tsx';
import './narrow.css';

const TABS = [
  { id: 'lesson', label: columnNames.lesson },
  { id: 'code', label: columnNames.code },
  { id: 'stage', label: columnNames.stage },
] as const;
const CONTENT: Record<Column, () => ReactNode> = { lesson: LessonArea, code: CodeArea, stage: TallStageArea };

export function Narrow() {
  const chosen = useOnionskin((state) => state.tab.narrow);
  const setTab = useOnionskin((state) => state.setTab);
  return (
    <>
      <div className="narrow-areas">
        {TABS.map(({ id }) => (
          <NarrowArea key={id} id={id} chosen={id === chosen} />
        ))}
      </div>
      <RequestPanel compact />
      <Tabs<Column>
        label={strings.areas}
        name="area"
        className="narrow-tabs"
        items={TABS}
        chosen={chosen}
        onChoose={(id) => setTab('narrow', id)}
      />
    </>
  );
}

/** Made when it is first looked at, and kept from then on: the editor's undo and the scroll place survive a look at the stage. */
function NarrowArea({ id, chosen }: { id: Column; chosen: boolean }) {
  const [made, setMade] = useState(chosen);
  if (chosen && !made) setMade(true);
  const Content = CONTENT[id];
  return (
    <div {...tabPanel('area', id)} className={`narrow-area area-${id}`} hidden={!chosen}>
      {made && <Content />}
    </div>
  );
}

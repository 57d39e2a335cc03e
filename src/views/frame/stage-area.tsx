// The area that shows a run: stage, narration and timeline on one plate, the inspector under it. It is fetched apart (areas.tsx).
import { useEffect, useRef } from 'react';
import * as strings from '../../strings/frame/stage-area.ts';
import * as parts from '../../strings/shared/parts.ts';
import { InspectorPanel } from '../inspector/inspector-panel.tsx';
import { NarrationPanel } from '../narration/narration-panel.tsx';
import { ServerLine } from '../server/server-line.tsx';
import { FaultBoundary } from '../shared/fault-boundary.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { TimelinePanel } from '../timeline/timeline-panel.tsx';
import { Columns, type Pane } from './columns.tsx';
import { RunView } from './run-view.tsx';
import { usePainted } from './use-painted.ts';
import { useShown } from './use-shown.ts';
import { ViewTabs } from './view-tabs.tsx';
import './low.css';

/** `tall`: on a narrow screen nothing is resized: one scrolls. */
export function StageArea({ tall = false }: { tall?: boolean }) {
  usePainted();
  if (tall) {
    return (
      <>
        <Plate scrolls />
        <Inspector />
      </>
    );
  }
  const panes: Pane[] = [
    { id: 'plate', name: strings.stage, min: 465, content: <Plate /> },
    { id: 'inspector', name: strings.inspector, size: 196, min: 36, content: <Inspector /> },
  ];
  return <Columns arrangement="stage" vertical panes={panes} />;
}

/** `scrolls`: it lies in a page that is scrolled, above the inspector. */
function Plate({ scrolls = false }: { scrolls?: boolean }) {
  const plate = useRef<HTMLDivElement>(null);
  const shown = useOnionskin((state) => state.shown);
  // Beside a site, or several processes, there is no room for words, however low it is (low.css).
  const view = useShown();
  // Where one scrolls from the stage to the inspector, a new run begins where it can be seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each other run, whichever it is
  useEffect(() => {
    if (scrolls) plate.current?.scrollIntoView({ block: 'start', behavior: 'instant' });
  }, [shown, scrolls]);
  return (
    <div className={view === 'browse' || view === 'processes' ? 'plate' : 'plate words-beside'} ref={plate}>
      <div className="plate-head">
        <ServerLine />
        <ViewTabs />
      </div>
      <FaultBoundary of={parts.stage}>
        <RunView />
        <NarrationPanel />
        <TimelinePanel />
      </FaultBoundary>
    </div>
  );
}

function Inspector() {
  return (
    <FaultBoundary of={parts.inspector}>
      <InspectorPanel />
    </FaultBoundary>
  );
}

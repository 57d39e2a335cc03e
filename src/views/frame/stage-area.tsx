// The area that shows a run: stage, narration and timeline on one plate, the inspector under it. It is fetched apart (areas.tsx).
import { InspectorPanel } from '../inspector/inspector-panel.tsx';
import { NarrationPanel } from '../narration/narration-panel.tsx';
import { StagePanel } from '../stage/stage-panel.tsx';
import { TimelinePanel } from '../timeline/timeline-panel.tsx';
import { Columns, type Pane } from './columns.tsx';
import { FaultBoundary } from './fault-boundary.tsx';
import { ServerLine } from './server-line.tsx';

/** `tall`: on a narrow screen nothing is resized: one scrolls. */
export function StageArea({ tall = false }: { tall?: boolean }) {
  if (tall) {
    return (
      <>
        <Plate />
        <Inspector />
      </>
    );
  }
  const panes: Pane[] = [
    { id: 'plate', name: 'the stage', min: 465, content: <Plate /> },
    { id: 'inspector', name: 'the inspector', size: 196, min: 36, content: <Inspector /> },
  ];
  return <Columns arrangement="stage" vertical panes={panes} />;
}

function Plate() {
  return (
    <div className="plate">
      <ServerLine />
      <FaultBoundary of="stage">
        <StagePanel />
        <NarrationPanel />
        <TimelinePanel />
      </FaultBoundary>
    </div>
  );
}

function Inspector() {
  return (
    <FaultBoundary of="inspector">
      <InspectorPanel />
    </FaultBoundary>
  );
}

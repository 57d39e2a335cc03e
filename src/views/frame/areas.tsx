// The three areas of the page, whatever the arrangement: each stands on its own, so a fault in one leaves the others usable.
import { EditorPanel } from '../editor/editor-panel.tsx';
import { InspectorPanel } from '../inspector/inspector-panel.tsx';
import { LessonPanel } from '../lesson/lesson-panel.tsx';
import { NarrationPanel } from '../narration/narration-panel.tsx';
import { StagePanel } from '../stage/stage-panel.tsx';
import { TimelinePanel } from '../timeline/timeline-panel.tsx';
import { Columns, type Pane } from './columns.tsx';
import { FaultBoundary } from './fault-boundary.tsx';
import { ServerLine } from './server-line.tsx';

export function LessonArea() {
  return (
    <FaultBoundary of="lesson">
      <LessonPanel />
    </FaultBoundary>
  );
}

export function CodeArea() {
  return (
    <FaultBoundary of="code">
      <EditorPanel />
    </FaultBoundary>
  );
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

export function StageArea() {
  const panes: Pane[] = [
    { id: 'plate', name: 'the stage', min: 330, content: <Plate /> },
    { id: 'inspector', name: 'the inspector', size: 196, min: 36, content: <Inspector /> },
  ];
  return <Columns arrangement="stage" vertical panes={panes} />;
}

/** On a narrow screen nothing is resized: one scrolls. */
export function TallStageArea() {
  return (
    <>
      <Plate />
      <Inspector />
    </>
  );
}

// The three areas of the page, whatever the arrangement: each stands on its own, so a fault in one leaves the others usable.

import * as parts from '../../strings/shared/parts.ts';
import { EditorPanel } from '../editor/editor-panel.tsx';
import { LessonPanel } from '../lesson/lesson-panel.tsx';
import { FaultBoundary } from '../shared/fault-boundary.tsx';
import { late } from '../shared/late.tsx';

export function LessonArea() {
  return (
    <FaultBoundary of={parts.lesson}>
      <LessonPanel />
    </FaultBoundary>
  );
}

export function CodeArea() {
  return (
    <FaultBoundary of={parts.code}>
      <EditorPanel />
    </FaultBoundary>
  );
}

/** A third of our own code, for what can't be seen before the first Send: reading and writing can begin without it. */
const LateStage = late(async () => (await import('./stage-area.tsx')).StageArea, <div className="plate" />);

export function StageArea({ tall = false }: { tall?: boolean }) {
  return (
    <FaultBoundary of={parts.stage}>
      <LateStage tall={tall} />
    </FaultBoundary>
  );
}

export function TallStageArea() {
  return <StageArea tall />;
}

// 1100 px and more: lesson, code and stage side by side. Between 860 and 1100: code and stage, the lesson a drawer over the code.
import type { KeyboardEvent } from 'react';
import { columnNames } from '../../strings/frame/shared.ts';
import { RequestPanel } from '../request/request-panel.tsx';
import { Icon } from '../shared/icon.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { CodeArea, LessonArea, StageArea } from './areas.tsx';
import { Columns, type Pane } from './columns.tsx';

export function Wide() {
  const panes: Pane[] = [
    { id: 'lesson', name: columnNames.lesson, column: 'lesson', size: 280, min: 268, content: <LessonArea /> },
    {
      id: 'code',
      name: columnNames.code,
      column: 'code',
      size: 480,
      min: 380,
      content: (
        <div className="code-area">
          <CodeArea />
          <RequestPanel />
        </div>
      ),
    },
    { id: 'stage', name: columnNames.stage, column: 'stage', min: 420, content: <StageArea /> },
  ];
  return <Columns arrangement="wide" panes={panes} />;
}

export function Middle() {
  const panes: Pane[] = [
    { id: 'code', name: columnNames.code, min: 250, content: <CodeWithDrawer /> },
    { id: 'stage', name: columnNames.stage, size: 420, min: 420, content: <StageArea /> },
  ];
  return <Columns arrangement="middle" panes={panes} />;
}

function CodeWithDrawer() {
  const open = useOnionskin((state) => !state.folded.includes('lesson'));
  const fold = useOnionskin((state) => state.fold);
  const uncover = () => {
    if (open) fold('lesson', true);
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    fold('lesson', true);
  };
  return (
    <div className="code-area">
      <div className="drawered">
        <button
          type="button"
          className="rail"
          aria-expanded={open}
          aria-controls="lesson-drawer"
          onClick={() => fold('lesson', open)}
        >
          <Icon name={open ? 'fold' : 'unfold'} />
          <span>{columnNames.lesson}</span>
        </button>
        {/* Who goes to the code wants to see it: the drawer over it closes. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: hears only that one is there */}
        <div className="under-drawer" onFocus={uncover} onPointerDown={uncover}>
          <CodeArea />
        </div>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it from wherever in it one is */}
        <div id="lesson-drawer" className="drawer" hidden={!open} onKeyDown={keyDown}>
          <LessonArea />
        </div>
      </div>
      <RequestPanel />
    </div>
  );
}

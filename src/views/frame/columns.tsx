// Panels side by side (or one above the other) with separators between them that the mouse and the keyboard move.
// A panel with a `column` can be folded to a rail of 36 px that keeps its name. Widths are remembered by arrangement.
import { Fragment, type ReactNode, useEffect } from 'react';
import { Group, Panel, type PanelProps, Separator, usePanelRef } from 'react-resizable-panels';
import type { Column } from '../../store/state.ts';
import { Icon } from '../shared/icon.tsx';
import { useOnionskin, useOnionskinStore } from '../shared/store-context.tsx';
import './columns.css';

const RAIL = 36;

export interface Pane {
  id: string;
  /** What it is called on the rail and in its separator. */
  name: string;
  column?: Column;
  /** In pixels; the pane without one takes the rest. */
  size?: number;
  min: number;
  content: ReactNode;
}

interface Props {
  arrangement: string;
  vertical?: boolean;
  panes: readonly Pane[];
}

export function Columns({ arrangement, vertical = false, panes }: Props) {
  const store = useOnionskinStore();
  const remembered = store.getState().widths[arrangement];
  return (
    <Group
      className="columns"
      orientation={vertical ? 'vertical' : 'horizontal'}
      {...(remembered ? { defaultLayout: remembered } : {})}
      onLayoutChanged={(layout, { isUserInteraction }) => {
        // Widths that nobody chose are not remembered: they belong to the size the window had.
        if (isUserInteraction) store.getState().setWidths(arrangement, layout);
      }}
    >
      {panes.map((pane, index) => (
        <Fragment key={pane.id}>
          {index > 0 && <Separator className="splitter" aria-label={`Between ${panes[index - 1]?.name} and ${pane.name}`} />}
          <PaneView pane={pane} vertical={vertical} />
        </Fragment>
      ))}
    </Group>
  );
}

function PaneView({ pane, vertical }: { pane: Pane; vertical: boolean }) {
  const { id, name, column, size, min, content } = pane;
  const panel = usePanelRef();
  const folded = useOnionskin((state) => column !== undefined && state.folded.includes(column));
  const fold = useOnionskin((state) => state.fold);

  // The button in the header folds by changing the state; dragging folds by itself and is heard in onResize.
  useEffect(() => {
    if (folded) panel.current?.collapse();
    else panel.current?.expand();
  }, [folded, panel]);

  const folding: Partial<PanelProps> =
    column === undefined
      ? {}
      : {
          collapsible: true,
          collapsedSize: RAIL,
          panelRef: panel,
          onResize: ({ inPixels }, _id, before) => {
            const isRail = inPixels <= RAIL + 1;
            // The first report only says how it was mounted.
            if (before && isRail !== folded) fold(column, isRail);
          },
        };
  return (
    <Panel
      id={id}
      minSize={min}
      {...(size === undefined ? {} : { defaultSize: size, groupResizeBehavior: 'preserve-pixel-size' as const })}
      {...folding}
    >
      {folded && column !== undefined && (
        <button type="button" className="rail" aria-label={`Unfold ${name}`} onClick={() => fold(column, false)}>
          <Icon name="unfold" />
          <span>{name}</span>
        </button>
      )}
      <div className={vertical ? 'pane upright' : 'pane'} hidden={folded}>
        {content}
      </div>
    </Panel>
  );
}

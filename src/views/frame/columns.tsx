// Panes side by side (or one above the other) with splitters between them. A pane with a `column` can be folded to a rail of 36 px that keeps
// its name. Sizes are CSS, so they stand at the first paint; those that somebody chose are remembered, in pixels, by arrangement.
import { type CSSProperties, Fragment, type ReactNode, useId } from 'react';
import type { Column } from '../../store/state.ts';
import * as strings from '../../strings/frame/columns.ts';
import { Icon } from '../shared/icon.tsx';
import { late } from '../shared/late.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import './columns.css';

const RAIL = 36;

/** The line is there at once; what moves it comes before anybody has reached for it. */
const LateSplitter = late(async () => (await import('./splitter.tsx')).Splitter, <hr className="splitter waiting" />, {
  soon: true,
});

export interface Pane {
  id: string;
  /** What it is called on the rail and in its splitter. */
  name: string;
  column?: Column;
  /** In pixels; exactly one pane has none and takes the rest. */
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
  const group = useId();
  const chosen = useOnionskin((state) => state.sizes[arrangement]);
  const folded = useOnionskin((state) => state.folded);
  const setSize = useOnionskin((state) => state.setSize);
  const fold = useOnionskin((state) => state.fold);
  const isFolded = ({ column }: Pane) => column !== undefined && folded.includes(column);
  // The one that takes the rest may be folded: then the last one that is open does.
  const open = panes.filter((pane) => !isFolded(pane));
  const rest = open.find(({ size }) => size === undefined) ?? open.at(-1);
  const sizeOf = ({ id, size = 0 }: Pane) => chosen?.[id] ?? size;
  const domId = (pane: Pane) => `${group}${pane.id}`;
  return (
    <div className={vertical ? 'columns upright' : 'columns'}>
      {panes.map((pane, index) => {
        const before = panes[index - 1];
        return (
          <Fragment key={pane.id}>
            {before && (
              <LateSplitter
                name={strings.between(before.name, pane.name)}
                vertical={vertical}
                before={{ id: domId(before), min: before.min, takesRest: before === rest }}
                after={{ id: domId(pane), min: pane.min, takesRest: pane === rest }}
                restId={rest ? domId(rest) : null}
                restMin={rest?.min ?? 0}
                fixed={isFolded(before) || isFolded(pane)}
                onSize={(which, size) => setSize(arrangement, which === 'before' ? before.id : pane.id, size)}
                onFold={(which) => {
                  const { column } = which === 'before' ? before : pane;
                  if (column !== undefined) fold(column, true);
                }}
              />
            )}
            <PaneView id={domId(pane)} pane={pane} folded={isFolded(pane)} style={styleOf(pane, vertical)} />
          </Fragment>
        );
      })}
    </div>
  );

  function styleOf(pane: Pane, upright: boolean): CSSProperties {
    if (isFolded(pane)) return { flex: `0 0 ${RAIL}px` };
    const least = upright ? { minHeight: pane.min } : { minWidth: pane.min };
    return { flex: pane === rest ? '1 1 0' : `0 1 ${Math.max(sizeOf(pane), pane.min)}px`, ...least };
  }
}

function PaneView({ id, pane, folded, style }: { id: string; pane: Pane; folded: boolean; style: CSSProperties }) {
  const { name, column, content } = pane;
  const fold = useOnionskin((state) => state.fold);
  return (
    <div id={id} className="pane" style={style}>
      {folded && column !== undefined && (
        <button type="button" className="rail" aria-label={strings.unfold(name)} onClick={() => fold(column, false)}>
          <Icon name="unfold" />
          <span>{name}</span>
        </button>
      )}
      <div className="pane-content" hidden={folded}>
        {content}
      </div>
    </div>
  );
}

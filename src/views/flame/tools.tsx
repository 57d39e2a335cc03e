// What width means, and how much of the whole is in view.
import type { Measure } from './scale.ts';

interface ToolsProps {
  measure: Measure;
  timed: boolean;
  /** How many times larger than when all is in view. */
  closer: number;
  onMeasure(measure: Measure): void;
  onZoom(by: number): void;
  onAll(): void;
}

const NAMES: Record<Measure, string> = { time: 'Time', steps: 'Steps' };

export function Tools({ measure, timed, closer, onMeasure, onZoom, onAll }: ToolsProps) {
  return (
    <div className="flame-tools">
      <fieldset className="seg">
        <legend className="unseen">Width is</legend>
        {(['time', 'steps'] as const).map((one) => (
          <label key={one} className={one === measure ? 'on' : ''}>
            <input
              type="radio"
              name="flame-measure"
              checked={one === measure}
              disabled={one === 'time' && !timed}
              onChange={() => onMeasure(one)}
            />
            {NAMES[one]}
          </label>
        ))}
      </fieldset>
      {!timed && <span className="flame-note">No times are kept in this recording.</span>}
      <span className="flame-gap" />
      <span className="flame-closer" role="status" aria-label="Zoom">
        {closer < 1.05 ? 'All in view' : `${closer < 10 ? closer.toFixed(1) : Math.round(closer).toLocaleString('en')}×`}
      </span>
      <button type="button" className="btn quiet icon" aria-label="Zoom out" title="Zoom out (−)" onClick={() => onZoom(0.5)}>
        −
      </button>
      <button type="button" className="btn quiet icon" aria-label="Zoom in" title="Zoom in (+)" onClick={() => onZoom(2)}>
        +
      </button>
      <button type="button" className="btn quiet" aria-disabled={closer < 1.05} title="All in view (0)" onClick={onAll}>
        All
      </button>
    </div>
  );
}

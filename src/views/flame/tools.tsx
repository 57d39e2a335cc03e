// What width means, and how much of the whole is in view.
import * as strings from '../../strings/flame/tools.ts';
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

export function Tools({ measure, timed, closer, onMeasure, onZoom, onAll }: ToolsProps) {
  return (
    <div className="flame-tools">
      <fieldset className="seg">
        <legend className="unseen">{strings.widthIs}</legend>
        {(['time', 'steps'] as const).map((one) => (
          <label key={one} className={one === measure ? 'on' : ''}>
            <input
              type="radio"
              name="flame-measure"
              checked={one === measure}
              disabled={one === 'time' && !timed}
              onChange={() => onMeasure(one)}
            />
            {strings.measures[one]}
          </label>
        ))}
      </fieldset>
      {!timed && <span className="flame-note">{strings.noTimes}</span>}
      <span className="flame-gap" />
      <span className="flame-closer" role="status" aria-label={strings.zoom}>
        {closer < 1.05 ? strings.allInView : strings.closer(closer)}
      </span>
      <button
        type="button"
        className="btn quiet icon"
        aria-label={strings.zoomOut}
        title={strings.zoomOutKey}
        onClick={() => onZoom(0.5)}
      >
        −
      </button>
      <button
        type="button"
        className="btn quiet icon"
        aria-label={strings.zoomIn}
        title={strings.zoomInKey}
        onClick={() => onZoom(2)}
      >
        +
      </button>
      <button type="button" className="btn quiet" aria-disabled={closer < 1.05} title={strings.allKey} onClick={onAll}>
        {strings.all}
      </button>
    </div>
  );
}

// What the lifelines mean, drawn as they are drawn.
import * as strings from '../../strings/sequence/legend.ts';
export function Legend() {
  return (
    <p className="seq-legend" aria-hidden="true">
      <span>
        <svg width="10" height="14" aria-hidden="true">
          <path className="seq-box" d="M0 0h10v14H0z" />
          <path className="seq-edge" d="M.5 0V14M9.500 0V14" />
          <path className="seq-run" d="M2.500 0h5v14h-5z" />
        </svg>
        {strings.runs}
      </span>
      <span>
        <svg width="10" height="14" aria-hidden="true">
          <path className="seq-box" d="M0 0h10v14H0z" />
          <path className="seq-edge" d="M.5 0V14M9.500 0V14" />
        </svg>
        {strings.waits}
      </span>
      <span>
        <svg width="10" height="14" aria-hidden="true">
          <path className="seq-rest" d="M1 0V14M9 0V14" />
        </svg>
        {strings.suspended}
      </span>
    </p>
  );
}

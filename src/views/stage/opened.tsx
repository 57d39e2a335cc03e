// Where the margins hold only counts, the callout of this moment is written out under the picture. Its line is kept free: nothing jumps.
import type { Scene } from '../../trace/scene.ts';
import { calloutLines } from './callout-lines.ts';

/** Wide enough that nothing but very long values is cut. */
const WIDTH = 360;

export function Opened({ scene }: { scene: Scene }) {
  const callout = scene.callouts.find(({ state }) => state === 'now');
  if (!callout) return <div className="stage-open none" />;
  return (
    <div className={`stage-open ${callout.tone}`}>
      {calloutLines(callout.changes, WIDTH).map((line) => (
        <div key={`${line.sign}${line.key}${line.value}`}>
          <b>{line.sign}</b> {line.key} {line.was} <em>{line.value}</em>
        </div>
      ))}
    </div>
  );
}

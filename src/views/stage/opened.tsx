// Where the margins hold only counts, the callout of this moment is written out under the picture. Room for the longest callout
// of the recording is kept free, and no more: nothing jumps from hop to hop.
import { calloutsAt } from '../../trace/crossings.ts';
import { hopsOf } from '../../trace/hops.ts';
import { perRecording } from '../../trace/memo.ts';
import type { Recording } from '../../trace/recording.ts';
import type { Callout, Scene } from '../../trace/scene.ts';
import { calloutLines, MOST_LINES } from './callout-lines.ts';

/** Wide enough that nothing but very long values is cut. */
const WIDTH = 360;
/** A stream of thousands of chunks is not looked through for its longest callout: it gets the room of any. */
const LOOKED_AT = 400;
const LINE = 16;
const PADDING = 13;

const nowOf = (callouts: readonly Callout[]) => callouts.find(({ state }) => state === 'now');
const linesOf = (callout: Callout | undefined) => (callout ? calloutLines(callout.changes, WIDTH) : []);

const mostLines = perRecording((recording): number => {
  const hops = hopsOf(recording);
  if (hops.length > LOOKED_AT) return MOST_LINES;
  return Math.max(0, ...hops.map((hop) => linesOf(nowOf(calloutsAt(recording, hop))).length));
});

export function Opened({ scene, recording }: { scene: Scene; recording: Recording }) {
  const most = mostLines(recording);
  if (most === 0) return null;
  const callout = nowOf(scene.callouts);
  return (
    <div className={`stage-open ${callout?.tone ?? 'none'}`} style={{ height: most * LINE + PADDING }}>
      {linesOf(callout).map((line) => (
        <div key={`${line.sign}${line.key}${line.value}`}>
          <b>{line.sign}</b> <bdi>{line.key}</bdi> <bdi>{line.was}</bdi> <em>{line.value}</em>
        </div>
      ))}
    </div>
  );
}

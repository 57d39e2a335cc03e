// The stack, innermost first. Who chooses a frame sees its names, and its line in the editor.
import * as strings from '../../strings/inspector/stack.ts';
import type { FrameAt } from '../../trace/frames-at.ts';
import type { Recording } from '../../trace/recording.ts';
import { skinOfSpan } from '../../trace/stack.ts';
import { nameOf } from '../../trace/words.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { frameName, placeName } from './local-words.ts';

interface Props {
  recording: Recording;
  frames: readonly FrameAt[];
  chosen: FrameAt;
}

export function Stack({ recording, frames, chosen }: Props) {
  const lookAt = useOnionskin((state) => state.lookAt);
  return (
    <ol className="in-frames" aria-label={strings.stack}>
      {frames.map((one, nth) => (
        <li key={one.frame} data-skin={one.span === null ? undefined : skinOfSpan(recording, one.span)}>
          <button
            type="button"
            aria-pressed={one === chosen}
            className={one === chosen ? 'on' : undefined}
            title={nth === 0 ? strings.isNext : strings.waits}
            onClick={() => lookAt(one.frame, one.place)}
          >
            <code>{frameName(one)}</code>
            {one.span !== null && <span>{nameOf(recording, one.span)}</span>}
            {one.place !== null && <small>{placeName(one.place)}</small>}
          </button>
        </li>
      ))}
    </ol>
  );
}

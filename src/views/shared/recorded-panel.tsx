// A view of the recording on stage with its place in the page: the moment, and what a click does. What it is before anything has run is said here.
import { type ComponentType, useCallback, useRef } from 'react';
import { selectEarlier, selectRecording } from '../../store/selectors.ts';
import type { Pointed } from '../../store/state.ts';
import { selectTrouble } from '../../store/trouble.ts';
import * as strings from '../../strings/shared/recorded-panel.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import type { Turns } from './follower.ts';
import { Following, useMoment, useMoments } from './following.tsx';
import { useOnionskin } from './store-context.tsx';
import { useKey } from './use-key.ts';
import { usePointing } from './use-pointing.ts';
import './recorded-panel.css';

export interface RecordedProps {
  recording: Recording;
  /** The run before, which knows layers that this one never reached. */
  earlier: Recording | null;
  cursor: Cursor;
  onSeek(cursor: Cursor): void;
  /** What is pointed at, anywhere. */
  pointed: Pointed | null;
  onPoint(at: Pointed | null): void;
  /** Hears of the next moment before anything of it is drawn. Gives what stops that. */
  watch?(hear: (cursor: Cursor) => void): () => void;
}

interface Props {
  name: string;
  view: ComponentType<RecordedProps>;
}

/** `turns`: when it is drawn. */
export function RecordedPanel({ turns, ...props }: Props & { turns: Turns }) {
  return (
    <Following turns={turns}>
      <Recorded {...props} />
    </Following>
  );
}

function Recorded({ name, view: View }: Props) {
  const recording = useMoment(selectRecording);
  const isTroubled = useMoment((state) => selectTrouble(state) !== null);
  const earlier = useMoment(selectEarlier);
  const cursor = useMoment((state) => state.cursor);
  const seek = useOnionskin((state) => state.seek);
  const pointed = useOnionskin((state) => state.pointed);
  const point = useOnionskin((state) => state.point);
  // Another recording begins at the top, with nothing filtered away and all in view.
  const key = useKey(recording);
  const moments = useMoments();
  const watch = useCallback(
    (hear: (cursor: Cursor) => void) =>
      moments.subscribe((state, before) => {
        if (state.cursor !== before.cursor && selectRecording(state) === recording) hear(state.cursor);
      }),
    [moments, recording],
  );
  const panel = useRef<HTMLElement>(null);
  const pointing = usePointing(panel);
  return (
    <section className="recorded-panel" aria-label={name} ref={panel} {...pointing}>
      {recording === null || recording.events.length === 0 ? (
        <p className="recorded-empty">{isTroubled ? strings.notRecorded : strings.nothingYet}</p>
      ) : (
        <View key={key} {...{ recording, earlier, cursor, pointed, watch }} onSeek={seek} onPoint={point} />
      )}
    </section>
  );
}

// A view of the recording on stage with its place in the page: the moment, and what a click does. What it is before anything has run is said here.
import { type ComponentType, useRef } from 'react';
import { selectEarlier, selectRecording } from '../../store/selectors.ts';
import type { Pointed } from '../../store/state.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
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
}

export function RecordedPanel({ name, view: View }: { name: string; view: ComponentType<RecordedProps> }) {
  const recording = useOnionskin(selectRecording);
  const earlier = useOnionskin(selectEarlier);
  const cursor = useOnionskin((state) => state.cursor);
  const seek = useOnionskin((state) => state.seek);
  const pointed = useOnionskin((state) => state.pointed);
  const point = useOnionskin((state) => state.point);
  // Another recording begins at the top, with nothing filtered away and all in view.
  const key = useKey(recording);
  const panel = useRef<HTMLElement>(null);
  const pointing = usePointing(panel);
  return (
    <section className="recorded-panel" aria-label={name} ref={panel} {...pointing}>
      {recording === null || recording.events.length === 0 ? (
        <p className="recorded-empty">Nothing has run yet. Press Send.</p>
      ) : (
        <View key={key} recording={recording} earlier={earlier} cursor={cursor} onSeek={seek} pointed={pointed} onPoint={point} />
      )}
    </section>
  );
}

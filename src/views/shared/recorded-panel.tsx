// A view of the recording on stage with its place in the page: the moment, and what a click does. What it is before anything has run is said here.
import type { ComponentType } from 'react';
import { selectEarlier, selectRecording } from '../../store/selectors.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { useOnionskin } from './store-context.tsx';
import { useKey } from './use-key.ts';
import './recorded-panel.css';

export interface RecordedProps {
  recording: Recording;
  /** The run before, which knows layers that this one never reached. */
  earlier: Recording | null;
  cursor: Cursor;
  onSeek(cursor: Cursor): void;
}

export function RecordedPanel({ name, view: View }: { name: string; view: ComponentType<RecordedProps> }) {
  const recording = useOnionskin(selectRecording);
  const earlier = useOnionskin(selectEarlier);
  const cursor = useOnionskin((state) => state.cursor);
  const seek = useOnionskin((state) => state.seek);
  // Another recording begins at the top, with nothing filtered away and all in view.
  const key = useKey(recording);
  return (
    <section className="recorded-panel" aria-label={name}>
      {recording === null || recording.events.length === 0 ? (
        <p className="recorded-empty">Nothing has run yet. Press Send.</p>
      ) : (
        <View key={key} recording={recording} earlier={earlier} cursor={cursor} onSeek={seek} />
      )}
    </section>
  );
}

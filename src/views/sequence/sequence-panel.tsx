// The sequence with its place in the page: the recording on stage, the moment, and what a click on a row does.
import { selectEarlier, selectRecording } from '../../store/selectors.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { useKey } from '../shared/use-key.ts';
import '../stage/stage.css';
import { Sequence } from './sequence.tsx';
import './sequence.css';

export function SequencePanel() {
  const recording = useOnionskin(selectRecording);
  const earlier = useOnionskin(selectEarlier);
  const cursor = useOnionskin((state) => state.cursor);
  const seek = useOnionskin((state) => state.seek);
  // Another recording begins at the top, with nothing filtered away.
  const key = useKey(recording);
  return (
    <section className="seq-panel" aria-label="Sequence">
      {recording === null || recording.events.length === 0 ? (
        <p className="seq-empty">Nothing has run yet. Press Send.</p>
      ) : (
        <Sequence key={key} recording={recording} earlier={earlier} cursor={cursor} onSeek={seek} />
      )}
    </section>
  );
}

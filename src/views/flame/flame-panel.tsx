// The flame with its place in the page: the recording on stage, the moment, and what a click does.
import { selectEarlier, selectRecording } from '../../store/selectors.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { useKey } from '../shared/use-key.ts';
import '../stage/stage.css';
import { Flame } from './flame.tsx';
import './flame.css';

export function FlamePanel() {
  const recording = useOnionskin(selectRecording);
  const earlier = useOnionskin(selectEarlier);
  const cursor = useOnionskin((state) => state.cursor);
  const seek = useOnionskin((state) => state.seek);
  const key = useKey(recording);
  return (
    <section className="flame-panel" aria-label="Flame">
      {recording === null || recording.events.length === 0 ? (
        <p className="flame-empty">Nothing has run yet. Press Send.</p>
      ) : (
        <Flame key={key} recording={recording} earlier={earlier} cursor={cursor} onSeek={seek} />
      )}
    </section>
  );
}

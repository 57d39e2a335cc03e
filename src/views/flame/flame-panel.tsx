// The flame with its place in the page.
import { RecordedPanel } from '../shared/recorded-panel.tsx';
import '../stage/stage.css';
import { Flame } from './flame.tsx';
import './flame.css';

export function FlamePanel() {
  return <RecordedPanel name="Flame" view={Flame} />;
}

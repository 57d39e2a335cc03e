// The sequence with its place in the page.
import { RecordedPanel } from '../shared/recorded-panel.tsx';
import '../stage/stage.css';
import { Sequence } from './sequence.tsx';
import './sequence.css';
import { useStageTurns } from '../timeline/use-leg.ts';

export function SequencePanel() {
  return <RecordedPanel name="Sequence" view={Sequence} turns={useStageTurns()} />;
}

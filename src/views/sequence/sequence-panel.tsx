// The sequence with its place in the page.
import * as strings from '../../strings/sequence/shared.ts';
import { RecordedPanel } from '../shared/recorded-panel.tsx';
import '../stage/stage.css';
import { Sequence } from './sequence.tsx';
import './sequence.css';
import { useStageTurns } from '../timeline/use-leg.ts';

export function SequencePanel() {
  return <RecordedPanel name={strings.sequence} view={Sequence} turns={useStageTurns()} />;
}

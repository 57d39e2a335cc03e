// The flame with its place in the page.
import * as strings from '../../strings/flame/shared.ts';
import { RecordedPanel } from '../shared/recorded-panel.tsx';
import '../stage/stage.css';
import { Flame } from './flame.tsx';
import './flame.css';
import { useStageTurns } from '../timeline/use-leg.ts';

export function FlamePanel() {
  return <RecordedPanel name={strings.flame} view={Flame} turns={useStageTurns()} />;
}

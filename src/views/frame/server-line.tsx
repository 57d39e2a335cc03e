// Which server is in front of the application, how true it is, and which of the lesson's runs is on stage.
import { selectWork } from '../../store/selectors.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { RunChoice } from './run-choice.tsx';

export function ServerLine() {
  const server = useOnionskin((state) => selectWork(state).server.name);
  return (
    <div className="server-line">
      <b>{server}</b>
      <span className="server-truth">its own code, on CPython 3.14</span>
      <RunChoice />
    </div>
  );
}

// Which server is in front of the application, and how true it is.
import { selectWork } from '../../store/selectors.ts';
import { useOnionskin } from '../shared/store-context.tsx';

export function ServerLine() {
  const server = useOnionskin((state) => selectWork(state).server.name);
  return (
    <p className="server-line">
      <b>{server}</b>
      <span>its own code, on CPython 3.14</span>
    </p>
  );
}

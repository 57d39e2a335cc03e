// What Python is doing, in plain words and true figures, beside Send.
import type { State } from '../../store/state.ts';
import { useOnionskin } from '../shared/store-context.tsx';

const MB = 1_000_000;
const inMegabytes = (bytes: number) => (bytes / MB).toFixed(1);

export function noteOf({ status, pending }: Pick<State, 'status' | 'pending'>): string {
  const then = pending === 0 ? '' : pending === 1 ? ', then your request is sent' : `, then your ${pending} requests are sent`;
  switch (status.kind) {
    case 'loading': {
      const { loaded, total } = status;
      if (loaded === 0 && total === null) return `Loading Python${then}`;
      if (loaded === total) return `Starting Python${then}`;
      return `Loading Python, ${inMegabytes(loaded)}${total === null ? '' : ` of ${inMegabytes(total)}`} MB${then}`;
    }
    case 'starting':
      return `Starting Python${then}`;
    case 'running':
      // That it runs is said by the button.
      return pending > 1 ? `${pending - 1} more waiting` : '';
    case 'failed':
      return status.says;
    case 'idle':
      return pending === 0 ? '' : 'Sending';
  }
}

export function RunnerNote() {
  const note = useOnionskin(noteOf);
  return (
    <p className="runner-note" role="status" aria-label="Python" title={note}>
      {note}
    </p>
  );
}

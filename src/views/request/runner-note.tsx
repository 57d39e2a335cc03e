// What Python is doing, in plain words and true figures, beside Send.
import type { State } from '../../store/state.ts';
import * as strings from '../../strings/request/runner-note.ts';
import { useOnionskin } from '../shared/store-context.tsx';

const MB = 1_000_000;

export function noteOf({ status, pending }: Pick<State, 'status' | 'pending'>): string {
  switch (status.kind) {
    case 'loading': {
      const { loaded, total } = status;
      if (loaded === 0 && total === null) return strings.loading(pending);
      if (loaded === total) return strings.starting(pending);
      return strings.loadingSome(loaded / MB, total === null ? null : total / MB, pending);
    }
    case 'starting':
      return strings.starting(pending);
    case 'running':
      // That it runs is said by the button.
      return pending > 1 ? strings.moreWaiting(pending - 1) : '';
    case 'failed':
      return status.says;
    case 'idle':
      return pending === 0 ? '' : strings.sending;
  }
}

export function RunnerNote() {
  const note = useOnionskin(noteOf);
  return (
    <p className="runner-note" role="status" aria-label={strings.python} title={note}>
      {note}
    </p>
  );
}

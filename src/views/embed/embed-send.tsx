// The line with Send of an embedded run that is edited, and what came of the last one.
import { Answer } from '../request/answer.tsx';
import { RunnerNote } from '../request/runner-note.tsx';
import { SendRow } from '../request/send-row.tsx';
import '../request/request.css';
import '../request/answer.css';
import '../request/compact.css';
import * as strings from '../../strings/embed/embed-send.ts';

export function EmbedSend() {
  return (
    <section className="request compact" aria-label={strings.request}>
      <Answer brief />
      <RunnerNote />
      <SendRow />
    </section>
  );
}

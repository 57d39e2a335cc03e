// The response as the client has it at this moment: the very bytes, the headers, and what a browser or a program would make of the body.
import { useState } from 'react';
import type { Run } from '../../store/state.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { requestAt } from '../../trace/request-at.ts';
import { type ResponseSoFar, responseAt } from '../../trace/response-at.ts';
import { sentAt } from '../../trace/sent.ts';
import { counted, isCutOff, thousands } from '../../trace/words.ts';
import { type TabItem, Tabs, tabPanel } from '../shared/tabs.tsx';
import { connectionWords } from './connection-words.ts';
import { HeadersView } from './headers-view.tsx';
import { JsonView } from './json-view.tsx';
import { RenderedView } from './rendered-view.tsx';
import { WireView } from './wire-view.tsx';

type View = 'wire' | 'headers' | 'rendered' | 'json';
const VIEWS: readonly TabItem<View>[] = [
  { id: 'wire', label: 'Wire' },
  { id: 'headers', label: 'Headers' },
  { id: 'rendered', label: 'Rendered' },
  { id: 'json', label: 'JSON' },
];

interface Props {
  recording: Recording;
  cursor: Cursor;
  /** The run that it is of, once all of it has been seen: how it ended is only known then. */
  run: Run | null;
}

export function ResponseTab({ recording, cursor, run }: Props) {
  const [view, setView] = useState<View>('wire');
  const response = responseAt(recording, cursor);
  const total = sentAt(recording, recording.events.length).bytes;
  const later = total - response.sentBytes;
  return (
    <>
      <div className="in-bar">
        <Tabs<View> label="Response as" name="response" items={VIEWS} chosen={view} onChoose={setView} className="seg" />
        <span className="in-state">
          {[stateOf(response, later, recording), run?.outcome ? connectionWords(run.outcome) : '']
            .filter((words) => words !== '')
            .join('. ')}
        </span>
      </div>
      <div {...tabPanel('response', view)} className="in-response">
        {view === 'wire' ? (
          <WireView request={requestAt(recording, cursor)} response={response} run={run} />
        ) : response.status === null && view === 'headers' ? null : view === 'headers' ? (
          <HeadersView response={response} />
        ) : response.body === '' ? null : view === 'rendered' ? (
          <RenderedView response={response} />
        ) : (
          <JsonView response={response} />
        )}
        {(view === 'rendered' || view === 'json') && response.keptBytes < response.sentBytes && (
          <p className="in-later">
            The recording keeps only the beginning of this body: {counted(response.body.length, 'byte')}.
          </p>
        )}
        {later > 0 && (
          <p className="in-later">
            {response.sentBytes === 0 ? 'Not sent yet' : 'The rest is not sent yet'}: {counted(later, 'byte')}.
          </p>
        )}
        {response.nth > 1 && view !== 'wire' && (
          <p className="in-later">This is answer {response.nth} on the same connection. The wire shows all of them.</p>
        )}
        {response.isBare && view === 'headers' && (
          <p className="in-empty">The body was sent without a status line and headers.</p>
        )}
        {response.over > 0 && view !== 'headers' && (
          <p className="in-later">
            Behind the end of the answer {counted(response.over, 'byte')} more came, which no client takes for part of it.
          </p>
        )}
        {later === 0 && response.sentBytes === 0 && <p className="in-empty">Nothing was sent.</p>}
        {later === 0 &&
          response.sentBytes > 0 &&
          response.body === '' &&
          response.keptBytes === response.sentBytes &&
          (view === 'rendered' || view === 'json') && <p className="in-empty">The response has no body.</p>}
      </div>
    </>
  );
}

function stateOf(response: ResponseSoFar, later: number, recording: Recording): string {
  const { ended } = recording;
  const sent = response.sentBytes === 0 ? '' : `${thousands(response.sentBytes)} B sent`;
  if (later > 0 || response.complete) return sent;
  if (isCutOff(recording)) return sent === '' ? 'what was sent is not recorded' : `${sent}, what came later is not recorded`;
  if (ended === 'stopped') return sent === '' ? 'stopped before anything was sent' : `${sent}, then stopped`;
  if (ended === 'exited') return sent === '' ? 'the process ended before anything was sent' : `${sent}, then the process ended`;
  if (sent !== '' && response.isCutShort) return `${sent}, less than promised`;
  return sent;
}

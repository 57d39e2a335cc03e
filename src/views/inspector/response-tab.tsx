// The response as the client has it at this moment: the very bytes, the headers, and what a browser or a program would make of the body.
import { useState } from 'react';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { type ResponseSoFar, responseAt } from '../../trace/response-at.ts';
import { sentAt } from '../../trace/sent.ts';
import { counted, isCutOff, thousands } from '../../trace/words.ts';
import { type TabItem, Tabs, tabPanel } from '../shared/tabs.tsx';
import { HeadersView } from './headers-view.tsx';
import { JsonView } from './json-view.tsx';
import { RawBytesView } from './raw-bytes-view.tsx';
import { RenderedView } from './rendered-view.tsx';

type View = 'raw' | 'headers' | 'rendered' | 'json';
const VIEWS: readonly TabItem<View>[] = [
  { id: 'raw', label: 'Raw' },
  { id: 'headers', label: 'Headers' },
  { id: 'rendered', label: 'Rendered' },
  { id: 'json', label: 'JSON' },
];

export function ResponseTab({ recording, cursor }: { recording: Recording; cursor: Cursor }) {
  const [view, setView] = useState<View>('raw');
  const response = responseAt(recording, cursor);
  const total = sentAt(recording, recording.events.length).bytes;
  const later = total - response.sentBytes;
  return (
    <>
      <div className="in-bar">
        <Tabs<View> label="Response as" name="response" items={VIEWS} chosen={view} onChoose={setView} className="seg" />
        <span className="in-state">{stateOf(response, later, recording)}</span>
      </div>
      <div {...tabPanel('response', view)} className="in-response">
        {view === 'raw' ? (
          <RawBytesView parts={response.raw} />
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
  return sent === '' ? '' : `${sent}, less than promised`;
}

// The response as the client has it at this moment: the very bytes, the headers, and what a browser or a program would make of the body.
import { useState } from 'react';
import type { Run } from '../../store/state.ts';
import * as strings from '../../strings/inspector/response-tab.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { requestAt } from '../../trace/request-at.ts';
import { type ResponseSoFar, responseAt } from '../../trace/response-at.ts';
import { sentAt } from '../../trace/sent.ts';
import { isCutOff } from '../../trace/words.ts';
import { type TabItem, Tabs, tabPanel } from '../shared/tabs.tsx';
import { connectionWords } from './connection-words.ts';
import { HeadersView } from './headers-view.tsx';
import { JsonView } from './json-view.tsx';
import { RenderedView } from './rendered-view.tsx';
import { WireView } from './wire-view.tsx';

type View = 'wire' | 'headers' | 'rendered' | 'json';
const VIEWS: readonly TabItem<View>[] = [
  { id: 'wire', label: strings.views.wire },
  { id: 'headers', label: strings.views.headers },
  { id: 'rendered', label: strings.views.rendered },
  { id: 'json', label: strings.views.json },
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
        <Tabs<View> label={strings.responseAs} name="response" items={VIEWS} chosen={view} onChoose={setView} className="seg" />
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
          <p className="in-later">{strings.beginning(response.body.length)}</p>
        )}
        {later > 0 && (
          <p className="in-later">{response.sentBytes === 0 ? strings.notSent(later) : strings.restNotSent(later)}</p>
        )}
        {response.nth > 1 && view !== 'wire' && <p className="in-later">{strings.nth(response.nth)}</p>}
        {response.isBare && view === 'headers' && <p className="in-empty">{strings.bare}</p>}
        {response.over > 0 && view !== 'headers' && <p className="in-later">{strings.over(response.over)}</p>}
        {later === 0 && response.sentBytes === 0 && <p className="in-empty">{strings.nothing}</p>}
        {later === 0 &&
          response.sentBytes > 0 &&
          response.body === '' &&
          response.keptBytes === response.sentBytes &&
          (view === 'rendered' || view === 'json') && <p className="in-empty">{strings.noBody}</p>}
      </div>
    </>
  );
}

function stateOf(response: ResponseSoFar, later: number, recording: Recording): string {
  const { ended } = recording;
  const { sentBytes } = response;
  const sent = sentBytes === 0 ? '' : strings.sent(sentBytes);
  if (later > 0 || response.complete) return sent;
  if (isCutOff(recording)) return strings.cutOff(sentBytes);
  if (ended === 'stopped') return strings.stopped(sentBytes);
  if (ended === 'exited') return strings.exited(sentBytes);
  if (sentBytes > 0 && response.isCutShort) return strings.cutShort(sentBytes);
  return sent;
}

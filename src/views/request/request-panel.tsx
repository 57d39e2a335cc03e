// The request as the user composes it, and Send. On a narrow screen only the line with Send, and a button for the rest.
import { useState } from 'react';
import { selectWork } from '../../store/selectors.ts';
import type { ComposedRequest } from '../../store/state.ts';
import * as strings from '../../strings/request/request-panel.ts';
import { useOpen } from '../shared/hands-context.tsx';
import { late } from '../shared/late.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { type TabItem, Tabs, tabPanel } from '../shared/tabs.tsx';
import { Answer } from './answer.tsx';
import { HeaderRows } from './header-rows.tsx';
import { RunnerNote } from './runner-note.tsx';
import { SendRow } from './send-row.tsx';
import './request.css';
import './header-rows.css';
import './compact.css';

type Part = 'headers' | 'body' | 'raw' | 'more';

/** A row that is still empty is no header yet. */
const countHeaders = ({ headers }: ComposedRequest) => headers.filter(([name, value]) => name !== '' || value !== '').length;

/** Nobody looks there first. */
const LateRaw = late(async () => (await import('./raw-part.tsx')).RawPart, null, { soon: true });
const LateBody = late(async () => (await import('./body-part.tsx')).BodyPart, null, { soon: true });
const LateMore = late(async () => (await import('./more-part.tsx')).MorePart, null, { soon: true });

/** What fills the composer is fetched for it, too. */
const FilledNote = late(async () => (await import('./filled-note.tsx')).FilledNote, null, { soon: true });

/** How much there is beside text: what is rarely chosen must not be forgotten. */
const countBody = ({ kind, fields, body }: ComposedRequest) =>
  kind === 'form' || kind === 'multipart' ? (fields?.length ?? 0) : body.length;
const countMore = ({ version, chunked, leaves }: ComposedRequest) =>
  Number(version !== undefined) + Number(chunked === true) + Number(leaves !== undefined);
const counted = (count: number) => (count === 0 ? null : <span className="count">{count}</span>);

export function RequestPanel({ compact = false }: { compact?: boolean }) {
  const [open, setOpen] = useState(false);
  const count = useOnionskin((state) => countHeaders(selectWork(state).request));
  const onStage = useOnionskin((state) => state.tab.narrow === 'stage');
  if (!compact)
    return (
      <section className="request" aria-label={strings.request}>
        <Answer />
        <SendRow />
        <FilledNote />
        <Details />
      </section>
    );
  return (
    <section className="request compact" aria-label={strings.request}>
      <Answer brief={onStage} />
      <RunnerNote />
      <FilledNote />
      {open && <Details />}
      <SendRow>
        <button type="button" className="details" aria-expanded={open} onClick={() => setOpen(!open)}>
          {strings.headerCount(count)}
        </button>
      </SendRow>
    </section>
  );
}

function Details() {
  const [part, setPart] = useState<Part>('headers');
  const open = useOpen();
  const request = useOnionskin((state) => selectWork(state).request);
  const items: TabItem<Part>[] = [
    { id: 'headers', label: strings.parts.headers, extra: <span className="count">{countHeaders(request)}</span> },
    { id: 'body', label: strings.parts.body, extra: counted(countBody(request)) },
    { id: 'raw', label: strings.parts.raw },
    { id: 'more', label: strings.parts.more, extra: counted(countMore(request)) },
  ];
  return (
    <div className="request-details">
      <div className="request-sub">
        <Tabs<Part> label={strings.partsOfRequest} name="request" items={items} chosen={part} onChoose={setPart} />
        <button type="button" className="btn quiet request-more" onClick={() => open('requests')}>
          {strings.requests}
        </button>
        <RunnerNote />
      </div>
      <div className="request-part" {...tabPanel('request', part)}>
        {part !== 'raw' && request.exact !== undefined && <p className="raw-refused">{strings.byteForByte}</p>}
        {part === 'headers' && request.exact === undefined && <HeaderRows request={request} />}
        {part === 'body' && request.exact === undefined && <LateBody request={request} />}
        {part === 'more' && request.exact === undefined && <LateMore request={request} />}
        {part === 'raw' && <LateRaw request={request} />}
      </div>
    </div>
  );
}

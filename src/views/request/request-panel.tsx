// The request as the user composes it, and Send. On a narrow screen only the line with Send, and a button for the rest.
import { useState } from 'react';
import { selectWork } from '../../store/selectors.ts';
import type { ComposedRequest } from '../../store/state.ts';
import { late } from '../shared/late.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { type TabItem, Tabs, tabPanel } from '../shared/tabs.tsx';
import { Answer } from './answer.tsx';
import { BodyField } from './body-field.tsx';
import { HeaderRows } from './header-rows.tsx';
import { RunnerNote } from './runner-note.tsx';
import { SendRow } from './send-row.tsx';
import './request.css';
import './header-rows.css';
import './answer.css';
import './compact.css';

type Part = 'headers' | 'body' | 'raw';

/** A row that is still empty is no header yet. */
const countHeaders = ({ headers }: ComposedRequest) => headers.filter(([name, value]) => name !== '' || value !== '').length;

/** Nobody looks there first. */
const LateRaw = late(async () => (await import('./raw-bytes.tsx')).RawBytes, null, { soon: true });

export function RequestPanel({ compact = false }: { compact?: boolean }) {
  const [open, setOpen] = useState(false);
  const count = useOnionskin((state) => countHeaders(selectWork(state).request));
  const onStage = useOnionskin((state) => state.tab.narrow === 'stage');
  if (!compact)
    return (
      <section className="request" aria-label="Request">
        <Answer />
        <SendRow />
        <Details />
      </section>
    );
  return (
    <section className="request compact" aria-label="Request">
      <Answer brief={onStage} />
      <RunnerNote />
      {open && <Details />}
      <SendRow>
        <button type="button" className="details" aria-expanded={open} onClick={() => setOpen(!open)}>
          {count === 1 ? '1 header' : `${count} headers`}
        </button>
      </SendRow>
    </section>
  );
}

function Details() {
  const [part, setPart] = useState<Part>('headers');
  const request = useOnionskin((state) => selectWork(state).request);
  const items: TabItem<Part>[] = [
    { id: 'headers', label: 'Headers', extra: <span className="count">{countHeaders(request)}</span> },
    { id: 'body', label: 'Body', extra: request.body === '' ? null : <span className="count">{request.body.length}</span> },
    { id: 'raw', label: 'Raw' },
  ];
  return (
    <div className="request-details">
      <div className="request-sub">
        <Tabs<Part> label="Parts of the request" name="request" items={items} chosen={part} onChoose={setPart} />
        <RunnerNote />
      </div>
      <div className="request-part" {...tabPanel('request', part)}>
        {part === 'headers' && <HeaderRows request={request} />}
        {part === 'body' && <BodyField />}
        {part === 'raw' && <LateRaw request={request} />}
      </div>
    </div>
  );
}

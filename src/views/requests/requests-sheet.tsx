// Requests beyond the composer: ready ones, what was sent, and what somebody else wrote down.
import { useState } from 'react';
import * as strings from '../../strings/requests/requests-sheet.ts';
import { Sheet } from '../shared/sheet.tsx';
import { type TabItem, Tabs, tabPanel } from '../shared/tabs.tsx';
import { History } from './history.tsx';
import { Paste } from './paste.tsx';
import { Presets } from './presets.tsx';
import { Script } from './script.tsx';
import './requests.css';

type Part = 'presets' | 'history' | 'paste' | 'script';
const PARTS: readonly TabItem<Part>[] = [
  { id: 'presets', label: strings.parts.presets },
  { id: 'history', label: strings.parts.history },
  { id: 'paste', label: strings.parts.paste },
  { id: 'script', label: strings.parts.script },
];

export function RequestsSheet({ onClose, at }: { onClose: () => void; at: string }) {
  const [part, setPart] = useState<Part>(PARTS.find(({ id }) => id === at)?.id ?? 'presets');
  return (
    <Sheet
      title={strings.requests}
      className="requests"
      onClose={onClose}
      head={
        <Tabs<Part>
          label={strings.requests}
          name="requests"
          className="requests-tabs"
          items={PARTS}
          chosen={part}
          onChoose={setPart}
        />
      }
    >
      <div {...tabPanel('requests', part)}>
        {part === 'presets' && <Presets onDone={onClose} />}
        {part === 'history' && <History onDone={onClose} />}
        {part === 'paste' && <Paste onDone={onClose} />}
        {part === 'script' && <Script onDone={onClose} />}
      </div>
    </Sheet>
  );
}

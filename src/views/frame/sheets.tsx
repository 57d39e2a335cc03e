// What opens over the page: the server menu, the comparison, what is inside, the map of the course, the gallery, requests to begin with. None of it is fetched before it is asked for.
import * as parts from '../../strings/shared/parts.ts';
import type { Sheet } from '../shared/commands.ts';
import { FaultBoundary } from '../shared/fault-boundary.tsx';
import { late } from '../shared/late.tsx';

export interface SheetProps {
  onClose: () => void;
  /** Where in it one wants to be; '' when that was not said. */
  at: string;
}

export interface Opened {
  sheet: Sheet;
  at: string;
}

const SHEETS = {
  keys: late<SheetProps>(async () => (await import('./keys-sheet.tsx')).KeysSheet, null),
  servers: late<SheetProps>(async () => (await import('../server/server-menu.tsx')).ServerMenu, null),
  compare: late<SheetProps>(async () => (await import('../compare/compare-sheet.tsx')).CompareSheet, null),
  about: late<SheetProps>(async () => (await import('../about/about-sheet.tsx')).AboutSheet, null),
  map: late<SheetProps>(async () => (await import('../map/map-sheet.tsx')).MapSheet, null),
  examples: late<SheetProps>(async () => (await import('../gallery/gallery-sheet.tsx')).GallerySheet, null),
  files: late<SheetProps>(async () => (await import('../editor/file-list.tsx')).FileList, null),
  find: late<SheetProps>(async () => (await import('../editor/find-sheet.tsx')).FindSheet, null),
  share: late<SheetProps>(async () => (await import('../share/share-sheet.tsx')).ShareSheet, null),
  requests: late<SheetProps>(async () => (await import('../requests/requests-sheet.tsx')).RequestsSheet, null),
  glossary: late<SheetProps>(async () => (await import('../glossary/glossary-sheet.tsx')).GlossarySheet, null),
} satisfies Record<Sheet, unknown>;

export function Sheets({ opened, onClose }: { opened: Opened | null; onClose: () => void }) {
  if (opened === null) return null;
  const Content = SHEETS[opened.sheet];
  return (
    <div className="over">
      <FaultBoundary key={opened.sheet} of={parts.sheet} onClose={onClose}>
        <Content onClose={onClose} at={opened.at} />
      </FaultBoundary>
    </div>
  );
}

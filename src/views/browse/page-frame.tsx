// The page itself, in its pane, and what it says.
import { useEffect, useRef } from 'react';
import type { Page } from '../../store/browse-state.ts';
import * as strings from '../../strings/browse/page-frame.ts';
import { useOnionskinStore } from '../shared/store-context.tsx';
import type { Said } from './messages.ts';
import { PANE, showIn } from './pane.ts';
import type { Shown } from './use-placed.ts';
import { entriesOf, formVisit, linkVisit } from './visit-of.ts';

interface Props {
  placed: Shown;
  page: Page;
  /** Where it is shown; null until that is loaded. */
  pane: HTMLIFrameElement | null;
  onPane(pane: HTMLIFrameElement): void;
  /** What the page asked for that can't be had. */
  say(says: string): void;
}

/** So many visits that a page asks for in so many milliseconds are no person's. */
const HASTE = { visits: 20, within: 10_000 };

export function PageFrame({ placed, page, pane, onPane, say }: Props) {
  const store = useOnionskinStore();
  const asked = useRef<number[]>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each page that was put together
  useEffect(() => {
    if (pane === null || placed.nth !== page.nth) return;
    const hear = async (said: Said) => {
      const { heardFromPage, visit } = store.getState();
      if (said.kind === 'cookie' || said.kind === 'stored') return heardFromPage(said);
      if (said.kind === 'error') return say(strings.scriptFailed(said.says));
      if (said.kind === 'window') return say(strings.wantsWindow(said.href));
      if (said.kind === 'title') return;
      const wanted =
        said.kind === 'link'
          ? linkVisit(said.href, placed.base, page.target)
          : formVisit(said, await entriesOf(said.entries), placed.base, page.target, boundary());
      if (!('visit' in wanted)) return say(wanted.says);
      const now = performance.now();
      asked.current = [...asked.current.filter((at) => now - at < HASTE.within), now];
      if (asked.current.length > HASTE.visits) return say(strings.stopped);
      await visit(wanted.visit);
    };
    const left = () => say(strings.ledElsewhere);
    showIn(pane, placed.srcdoc ?? '', (said) => void hear(said), left);
  }, [pane, placed]);

  return <iframe className="browse-pane" src={PANE} title={strings.site} onLoad={({ currentTarget }) => onPane(currentTarget)} />;
}

const boundary = (): string =>
  `----onionskin${Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;

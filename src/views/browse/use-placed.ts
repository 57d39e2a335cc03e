// The page on show with its files in place. They are asked for when the page has come, as a browser does.
import { useEffect, useState } from 'react';
import { cookiesFor } from '../../lib/cookie-jar.ts';
import { HOST_NAME, pathOf } from '../../lib/site.ts';
import type { BrowseTab } from '../../store/browse-state.ts';
import * as strings from '../../strings/browse/use-placed.ts';
import { useOnionskinStore } from '../shared/store-context.tsx';
import { source as inside } from './inside.ts?worker-text';
import { type Placed, placePage } from './page-document.ts';
import { shownText } from './shown-text.ts';

export interface Shown extends Placed {
  /** Of which page; 0 for none. */
  nth: number;
  says: string | null;
}

const NONE: Shown = { nth: 0, srcdoc: null, base: '/', files: [], scripts: 0, says: null };

/** `pane`: once it is loaded. */
export function usePlaced({ page, jar, stored, scripts }: BrowseTab, pane: HTMLIFrameElement | null): Shown {
  const store = useOnionskinStore();
  const [shown, setShown] = useState<Shown>(NONE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was kept meanwhile changes no page that is on show
  useEffect(() => {
    if (page === null) return setShown(NONE);
    const world = pane?.contentWindow as (Window & typeof globalThis) | null | undefined;
    if (!world) return;
    const parser = new world.DOMParser();
    let wanted = true;
    const { html, says } = shownText(page);
    const to = { host: HOST_NAME, path: pathOf(page.target), secure: false };
    const readable = cookiesFor(
      jar.filter(({ httpOnly }) => !httpOnly),
      to,
      Date.now(),
    );
    const nonce = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
    const given = { scripts, cookies: readable.header ?? '', stored, hash: page.hash };
    const { fileOf } = store.getState();
    placePage(html, { target: page.target, scripts, inside, given, nonce, fileOf, parser }).then(
      (placed) => {
        if (!wanted) return;
        const harmful = placed.srcdoc === null ? strings.harmful : null;
        setShown({ ...placed, nth: page.nth, says: says ?? harmful });
      },
      (error: unknown) => wanted && setShown({ ...NONE, nth: page.nth, says: strings.failed(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [page?.nth, scripts, store, pane]);
  return shown;
}

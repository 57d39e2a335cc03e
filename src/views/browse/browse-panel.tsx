// The site of the project as in a browser's tab: an address, back and forward, the page. Each click is a request, recorded like any Send.
import { type FormEvent, useEffect, useState } from 'react';
import { HOST } from '../../lib/http-message.ts';
import { typedTarget } from '../../lib/site.ts';
import { selectTab } from '../../store/browse-slice.ts';
import { selectWork } from '../../store/selectors.ts';
import type { State } from '../../store/state.ts';
import * as strings from '../../strings/browse/browse-panel.ts';
import { Icon } from '../shared/icon.tsx';
import { useOnionskin, useOnionskinStore } from '../shared/store-context.tsx';
import './browse.css';
import { PageFoot } from './page-foot.tsx';
import { PageFrame } from './page-frame.tsx';
import { usePlaced } from './use-placed.ts';

export function BrowsePanel() {
  const store = useOnionskinStore();
  const tab = useOnionskin(selectTab);
  const slug = useOnionskin((state) => state.slug);
  const { page, busy } = tab;
  const [pane, setPane] = useState<HTMLIFrameElement | null>(null);
  const placed = usePlaced(tab, page === null ? null : pane);
  const [says, setSays] = useState<string | null>(null);
  const nth = page?.nth;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said was of the page before
  useEffect(() => setSays(null), [nth, slug]);
  const { visit, goTo, reloadPage } = store.getState();
  const [sure, setSure] = useState<number | null>(null);
  const again = page !== null && page.visit.method !== 'GET';
  const reload = () => {
    if (again && sure !== page.nth) {
      setSure(page.nth);
      return setSays(strings.reloadOnceMore(page.visit.method));
    }
    void reloadPage();
  };
  const open = (text: string) => {
    const where = typedTarget(text);
    if (where.kind === 'elsewhere') return setSays(strings.otherSite(where.url));
    if (where.kind === 'nowhere') return setSays(where.says);
    setSays(null);
    void visit({ method: 'GET', target: where.target, hash: where.hash, body: null, from: null });
  };
  const told = says ?? tab.says ?? placed.says;
  return (
    <section className="browse" aria-label={strings.browse}>
      <div className="browse-bar">
        <button
          type="button"
          className="btn quiet icon"
          aria-label={strings.back}
          disabled={tab.before.length === 0}
          onClick={() => void goTo('before')}
        >
          <Icon name="left" />
        </button>
        <button
          type="button"
          className="btn quiet icon"
          aria-label={strings.forward}
          disabled={tab.after.length === 0}
          onClick={() => void goTo('after')}
        >
          <Icon name="right" />
        </button>
        <button type="button" className="btn quiet icon" aria-label={strings.reload} disabled={page === null} onClick={reload}>
          <Icon name="again" />
        </button>
        <AddressBar key={`${slug} ${nth ?? ''}`} open={open} busy={busy} />
      </div>
      {told !== null && (
        <p className="browse-says" role="status">
          {told}
        </p>
      )}
      {page === null ? (
        <FirstPage open={open} busy={busy} />
      ) : (
        <PageFrame placed={placed} page={page} pane={pane} onPane={setPane} say={setSays} />
      )}
      <PageFoot tab={tab} placed={placed} />
    </section>
  );
}

const firstTarget = (state: State): string => {
  const { method, target } = selectWork(state).request;
  return method === 'GET' ? target : '/';
};

function AddressBar({ open, busy }: { open: (text: string) => void; busy: boolean }) {
  const page = useOnionskin((state) => selectTab(state).page);
  const first = useOnionskin(firstTarget);
  const [typed, setTyped] = useState<string | null>(null);
  const shown = page === null ? first : page.target + page.hash;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    open(typed ?? shown);
  };
  return (
    <form className="browse-address" onSubmit={submit}>
      <span className="browse-host" aria-hidden="true">
        {HOST}
      </span>
      <input
        className="field"
        aria-label={strings.address}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        value={typed ?? shown}
        onChange={({ target }) => setTyped(target.value)}
        onFocus={({ target }) => target.select()}
      />
      <button type="submit" className="btn" aria-disabled={busy}>
        {strings.go}
      </button>
    </form>
  );
}

function FirstPage({ open, busy }: { open: (text: string) => void; busy: boolean }) {
  const first = useOnionskin(firstTarget);
  return (
    <div className="browse-first">
      <p>{strings.lead}</p>
      <button type="button" className="btn send" aria-disabled={busy} onClick={() => open(first)}>
        {busy ? strings.opening : strings.open(first)}
      </button>
    </div>
  );
}

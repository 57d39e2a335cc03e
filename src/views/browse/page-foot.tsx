// Under the page: the requests that it took, its files, its scripts, the cookies.

import type { BrowseTab } from '../../store/browse-state.ts';
import * as strings from '../../strings/browse/page-foot.tsx';
import { useOnionskinStore } from '../shared/store-context.tsx';
import { CookieTable } from './cookie-table.tsx';
import { FileList } from './file-list.tsx';
import type { Shown } from './use-placed.ts';

export function PageFoot({ tab, placed }: { tab: BrowseTab; placed: Shown }) {
  const store = useOnionskinStore();
  const { hops, busy, scripts, jar } = tab;
  const failed = placed.files.filter(({ says }) => says !== '').length;
  const show = (run: number) => {
    const { show: put, setView } = store.getState();
    put(run);
    setView('onion');
  };
  return (
    <div className="browse-foot">
      <ol className="browse-hops" aria-label={strings.requests}>
        {hops.map(({ method, target, status, run }) => (
          <li key={run}>
            <button type="button" className="btn quiet" title={strings.seeRun} onClick={() => show(run)}>
              <code>
                {method} {target}
              </code>
              <b>{status ?? strings.noAnswer}</b>
            </button>
          </li>
        ))}
        {busy && <li className="browse-busy">{strings.asking}</li>}
      </ol>
      {placed.scripts > 0 && (
        <label className="browse-scripts">
          <input type="checkbox" checked={scripts} onChange={({ target }) => store.getState().letScriptsRun(target.checked)} />
          {strings.runScripts(placed.scripts)}
        </label>
      )}
      {placed.files.length > 0 && (
        <details className="browse-more">
          <summary>{strings.files(placed.files.length, failed)}</summary>
          <FileList files={placed.files} />
        </details>
      )}
      <details className="browse-more">
        <summary>{strings.cookies(jar.length)}</summary>
        <CookieTable tab={tab} />
      </details>
    </div>
  );
}

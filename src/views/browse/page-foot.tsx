// Under the page: the requests that it took, its files, its scripts, the cookies.

import type { BrowseTab } from '../../store/browse-state.ts';
import { counted } from '../../trace/words.ts';
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
      <ol className="browse-hops" aria-label="Requests of this visit">
        {hops.map(({ method, target, status, run }) => (
          <li key={run}>
            <button type="button" className="btn quiet" title="See this run on the stage" onClick={() => show(run)}>
              <code>
                {method} {target}
              </code>
              <b>{status ?? 'no answer'}</b>
            </button>
          </li>
        ))}
        {busy && <li className="browse-busy">asking…</li>}
      </ol>
      {placed.scripts > 0 && (
        <label className="browse-scripts">
          <input type="checkbox" checked={scripts} onChange={({ target }) => store.getState().letScriptsRun(target.checked)} />
          Run {placed.scripts === 1 ? 'its script' : `its ${placed.scripts} scripts`}
        </label>
      )}
      {placed.files.length > 0 && (
        <details className="browse-more">
          <summary>
            {counted(placed.files.length, 'file')}
            {failed > 0 && <span className="browse-failed">, {failed} not in place</span>}
          </summary>
          <FileList files={placed.files} />
        </details>
      )}
      <details className="browse-more">
        <summary>{jar.length === 0 ? 'No cookies' : counted(jar.length, 'cookie')}</summary>
        <CookieTable tab={tab} />
      </details>
    </div>
  );
}

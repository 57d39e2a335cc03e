// What can be compared: two runs side by side, the same request on all servers. A sheet over the page.
import { useEffect, useId, useState } from 'react';
import { Dialog } from '../shared/dialog.tsx';
import { Icon } from '../shared/icon.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { type TabItem, Tabs, tabPanel } from '../shared/tabs.tsx';
import { candidatesOf } from './candidates.ts';
import { ServersView } from './servers-view.tsx';
import { type Chosen, TwoRuns } from './two-runs.tsx';
import './compare.css';

type View = 'runs' | 'servers';
const VIEWS: readonly TabItem<View>[] = [
  { id: 'runs', label: 'Two runs', title: 'Any two runs side by side, on one clock' },
  { id: 'servers', label: 'Servers', title: 'This request, put to all servers' },
];
const TITLES: Readonly<Record<View, string>> = { runs: 'Compare two runs', servers: 'Compare servers' };

export function CompareSheet({ onClose }: { onClose: () => void }) {
  const hasTwo = useOnionskin((state) => candidatesOf(state).length > 1);
  const closeComparison = useOnionskin((state) => state.closeComparison);
  const [view, setView] = useState<View>(hasTwo ? 'runs' : 'servers');
  const [chosen, setChosen] = useState<Chosen>(null);
  const title = useId();
  useEffect(() => closeComparison, [closeComparison]);
  return (
    <Dialog titled={title} className={`compare compare-${view}`} onClose={onClose}>
      <div className="compare-inside">
        <header className="compare-head">
          <h2 id={title}>{TITLES[view]}</h2>
          <Tabs<View> label="Compare" name="comparing" items={VIEWS} chosen={view} onChoose={setView} className="compare-tabs" />
          <button type="button" className="btn quiet icon" aria-label="Close" onClick={onClose}>
            <Icon name="cross" />
          </button>
        </header>
        <div className="compare-view" {...tabPanel('comparing', view)}>
          {view === 'runs' ? <TwoRuns chosen={chosen} onChoose={setChosen} /> : <ServersView />}
        </div>
      </div>
    </Dialog>
  );
}

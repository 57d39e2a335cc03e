// What can be compared: two runs side by side, the same request on all servers, in all orders of the layers. A sheet over the page.
import { useEffect, useId, useState } from 'react';
import type { Order } from '../../lib/orders.ts';
import * as strings from '../../strings/compare/compare-sheet.ts';
import { Dialog } from '../shared/dialog.tsx';
import { Icon } from '../shared/icon.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { type TabItem, Tabs, tabPanel } from '../shared/tabs.tsx';
import { candidatesOf, HOME, orderId } from './candidates.ts';
import { OrdersView } from './orders-view.tsx';
import { ServersView } from './servers-view.tsx';
import { type Chosen, TwoRuns } from './two-runs.tsx';
import './compare.css';

type View = 'runs' | 'servers' | 'orders';
const VIEWS: readonly TabItem<View>[] = [
  { id: 'runs', ...strings.tabs.runs },
  { id: 'servers', ...strings.tabs.servers },
  { id: 'orders', ...strings.tabs.orders },
];

export function CompareSheet({ onClose }: { onClose: () => void }) {
  const hasTwo = useOnionskin((state) => candidatesOf(state).length > 1);
  const closeComparison = useOnionskin((state) => state.closeComparison);
  const [view, setView] = useState<View>(hasTwo ? 'runs' : 'servers');
  const [chosen, setChosen] = useState<Chosen>(null);
  const title = useId();
  const closeLab = useOnionskin((state) => state.closeLab);
  useEffect(
    () => () => {
      closeComparison();
      closeLab();
    },
    [closeComparison, closeLab],
  );
  const sideBySide = (order: Order) => {
    setChosen([HOME, orderId(order)]);
    setView('runs');
  };
  return (
    <Dialog titled={title} className={`compare compare-${view}`} onClose={onClose}>
      <div className="compare-inside">
        <div className="compare-head">
          <h2 id={title}>{strings.titles[view]}</h2>
          <Tabs<View>
            label={strings.compare}
            name="comparing"
            items={VIEWS}
            chosen={view}
            onChoose={setView}
            className="compare-tabs"
          />
          <button type="button" className="btn quiet icon" aria-label={strings.close} onClick={onClose}>
            <Icon name="cross" />
          </button>
        </div>
        <div className="compare-view" {...tabPanel('comparing', view)}>
          {view === 'runs' && <TwoRuns chosen={chosen} onChoose={setChosen} onShown={onClose} />}
          {view === 'servers' && <ServersView />}
          {view === 'orders' && <OrdersView onCompare={sideBySide} onClose={onClose} />}
        </div>
      </div>
    </Dialog>
  );
}

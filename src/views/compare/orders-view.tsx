// The order lab: the request in the composer, put to every order of the layers, and what came of it in groups.
import { useEffect, useMemo, useState } from 'react';
import { nameOfOrder, type Order } from '../../lib/orders.ts';
import type { OrderLab } from '../../store/order-lab-state.ts';
import { selectWork } from '../../store/selectors.ts';
import * as strings from '../../strings/compare/orders-view.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { Coded, GroupView } from './order-group.tsx';
import { groupsOf, type OrderGroups } from './order-groups.ts';
import './orders.css';

interface OrdersViewProps {
  /** Puts an order beside the one as it stands. */
  onCompare(order: Order): void;
  onClose(): void;
}

export function OrdersView({ onCompare, onClose }: OrdersViewProps) {
  const lab = useOnionskin((state) => state.lab);
  const isStale = useOnionskin((state) => state.lab !== null && selectWork(state).files !== state.lab.files);
  const tryOrders = useOnionskin((state) => state.tryOrders);
  const stopOrders = useOnionskin((state) => state.stopOrders);
  const takeOrder = useOnionskin((state) => state.takeOrder);
  const reorderSays = useOnionskin((state) => state.reorderSays);
  const request = useOnionskin((state) => selectWork(state).request);
  const [said, setSaid] = useState<string | null>(null);
  const groups = useMemo(() => (lab === null ? null : groupsOf(lab)), [lab]);
  // It begins at once, as the comparison of servers does; what is known already stays.
  useEffect(() => {
    if (lab === null) void tryOrders();
  }, [lab, tryOrders]);
  const take = async (order: Order) => {
    setSaid(null);
    if (isStale) return setSaid('stale');
    await takeOrder(order);
    onClose();
  };
  const running = lab?.running ?? true;
  const shown = lab?.request ?? request;
  return (
    <>
      <div className="compare-bar">
        <div className="compare-asked">
          <code className="compare-request">
            {shown.method} {shown.target}
          </code>
          <span className="compare-progress" role="status">
            {progressOf(lab, groups)}
          </span>
          {running ? (
            <button type="button" className="btn" onClick={stopOrders}>
              {strings.stop}
            </button>
          ) : (
            <button type="button" className="btn" onClick={() => void tryOrders()}>
              {strings.tryAgain}
            </button>
          )}
        </div>
        <Progress lab={lab} groups={groups} />
      </div>
      <div className="compare-body orders">
        {lab?.says != null && (
          <p className="compare-refusal" role="alert">
            <Coded text={lab.says} />
          </p>
        )}
        {said !== null && (
          <p className="compare-refusal" role="alert">
            <Coded text={reorderSays ?? strings.stale} />
          </p>
        )}
        {running && (groups === null || groups.groups.length === 0) && <p className="compare-lead orders-lead">{strings.lead}</p>}
        {lab !== null && groups !== null && lab.says === null && (
          <>
            {!running && groups.groups.length > 0 && <Lead lab={lab} groups={groups} />}
            {groups.groups.map((group) => (
              <GroupView
                key={nameOfOrder(group.orders[0] ?? [])}
                group={group}
                lab={lab}
                onTake={(order) => void take(order)}
                onCompare={onCompare}
              />
            ))}
            <Unwritten lab={lab} groups={groups} />
          </>
        )}
      </div>
    </>
  );
}

function progressOf(lab: OrderLab | null, groups: OrderGroups | null): string {
  if (lab === null || groups === null) return strings.looking;
  if (lab.says !== null) return '';
  const { done, of } = groups;
  if (lab.stopped) return strings.stopped(done, of);
  if (!lab.running) return strings.tried(done);
  if (lab.tried.length === 0) return strings.looking;
  const written = lab.tried.filter(({ files, says }) => files !== null || says !== null).length;
  if (written < lab.tried.length) return strings.writing(written, lab.tried.length);
  return strings.answered(done, of);
}

/** Writing is a small part of the way. */
function Progress({ lab, groups }: { lab: OrderLab | null; groups: OrderGroups | null }) {
  if (lab === null || groups === null || !lab.running || lab.tried.length === 0) return null;
  const written = lab.tried.filter(({ files, says }) => files !== null || says !== null).length;
  const share = (0.15 * written) / lab.tried.length + (0.85 * groups.done) / Math.max(1, groups.of);
  return <progress className="orders-progress" aria-label={strings.ordersTried} max={1} value={share} />;
}

function Lead({ lab, groups: { groups, unsteady, done } }: { lab: OrderLab; groups: OrderGroups }) {
  const left = unsteady.map((key) => (key.startsWith(':') ? `\`${key.slice(1)}\`` : (strings.things[key] ?? key)));
  return (
    <p className="compare-lead orders-lead">
      {groups.length === 1 ? strings.noDifference(done) : strings.ends(lab.names.length, done, groups.length)}
      {left.length > 0 && <> {strings.notLookedAt(<Coded text={left.join(', ')} />)}</>}
    </p>
  );
}

/** Orders for which there is no source. */
function Unwritten({ lab, groups: { unwritten } }: { lab: OrderLab; groups: OrderGroups }) {
  if (unwritten.length === 0) return null;
  return (
    <section className="orders-group" aria-label={strings.unwritten}>
      <h3>{strings.untried(unwritten.length)}</h3>
      <ul className="orders-list">
        {unwritten.map(({ order, says }) => (
          <li key={nameOfOrder(order)}>
            <code className="orders-order">{order.map((slot) => lab.names[slot]).join(' › ')}</code>
            <span>
              <Coded text={says ?? ''} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

// Orders that end alike: how they end, what is otherwise than with the order as it stands, why, and which orders these are.
import { useState } from 'react';
import { distance, nameOfOrder, type Order } from '../../lib/orders.ts';
import type { OrderLab } from '../../store/order-lab-state.ts';
import * as strings from '../../strings/compare/order-group.ts';
import type { Change } from '../../trace/scene.ts';
import { toneOfStatus } from '../../trace/tones.ts';
import type { OrderGroup } from './order-groups.ts';

/** Of more orders than these the rest is shown when it is asked for. */
const FIRST = 4;

interface GroupViewProps {
  group: OrderGroup;
  lab: OrderLab;
  onTake(order: Order): void;
  onCompare(order: Order): void;
}

export function GroupView({ group, lab, onTake, onCompare }: GroupViewProps) {
  const [all, setAll] = useState(false);
  const { letter, orders, outcome, says, changes } = group;
  const home = lab.tried[0]?.order ?? [];
  const name = (order: Order) => order.map((slot) => lab.names[slot]).join(' › ');
  const status = outcome?.get('status') ?? null;
  return (
    <section className="orders-group" aria-label={strings.group(letter, orders.length)}>
      <h3>
        <b>{letter}</b>
        {outcome === null ? (
          <span className="orders-end fault">{strings.noAnswer}</span>
        ) : (
          <>
            <span className={`orders-end ${toneOfStatus(status ?? '')}`}>{status}</span>
            <span className="orders-size">{strings.ofBody(outcome.get('body')?.length ?? 0)}</span>
          </>
        )}
        <span className="orders-many">{strings.many(orders.length, letter === 'A')}</span>
      </h3>
      {says !== null && (
        <p>
          <Coded text={says} />
        </p>
      )}
      {changes.length > 0 && (
        <ul className="orders-changes" aria-label={strings.otherwise}>
          {changes.map((change) => (
            <li key={change.key}>
              <span className="orders-sign" aria-hidden="true">
                ≠
              </span>{' '}
              <Coded text={changeWords(change)} />
            </li>
          ))}
        </ul>
      )}
      <Why group={group} lab={lab} />
      <ul className="orders-list" aria-label={strings.ordersOf(letter)}>
        {(all ? orders : orders.slice(0, FIRST)).map((order) => {
          const isHome = distance(home, order) === 0;
          return (
            <li key={nameOfOrder(order)}>
              <code className="orders-order">{name(order)}</code>
              {isHome ? (
                <span className="orders-home">{strings.asItStands}</span>
              ) : (
                <>
                  <button type="button" className="btn" aria-label={strings.takeOrder(name(order))} onClick={() => onTake(order)}>
                    {strings.take}
                  </button>
                  <button
                    type="button"
                    className="btn quiet"
                    aria-label={strings.compareOrder(name(order))}
                    onClick={() => onCompare(order)}
                  >
                    {strings.sideBySide}
                  </button>
                </>
              )}
            </li>
          );
        })}
      </ul>
      {orders.length > FIRST && (
        <button type="button" className="btn quiet orders-all" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? strings.showFewer : strings.showAll(orders.length)}
        </button>
      )}
    </section>
  );
}

/** The smallest change that makes the difference, and what exactly these orders have in common. */
function Why({ group: { rule, step, stepFrom, letter }, lab }: { group: OrderGroup; lab: OrderLab }) {
  const name = (slot: number | undefined) => lab.names[slot ?? -1] ?? '?';
  const sentences: string[] = [];
  if (step !== null) {
    const [outer, inner] = [name(step.from[step.at]), name(step.from[step.at + 1])];
    const isHome = distance(lab.tried[0]?.order ?? [], step.from) === 0;
    const order = isHome ? null : step.from.map((slot) => lab.names[slot]).join(' › ');
    sentences.push(strings.step(order, stepFrom, letter, inner, outer));
  }
  if (rule !== null && rule.length > 0)
    sentences.push(strings.rule(rule.map(([outer, inner]) => [name(outer), name(inner)] as const)));
  if (sentences.length === 0) return null;
  return (
    <p className="orders-why">
      <Coded text={sentences.join(' ')} />
    </p>
  );
}

function changeWords({ what, key, sign, was, now }: Change): string {
  const isHeader = what === 'header';
  if (sign === '-') return strings.gone(key, isHeader, was);
  return sign === '+' ? strings.added(key, isHeader, now) : strings.changed(key, isHeader, was, now);
}

/** A sentence with code in backticks. */
export function Coded({ text }: { text: string }) {
  return text.split('`').map((part, at) => {
    const key = `${at} ${part}`;
    return at % 2 === 1 ? <code key={key}>{part}</code> : <span key={key}>{part}</span>;
  });
}

// Options to be put in order: a button up and one down for each, and the arrow keys on either.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Question } from '../../lesson/lesson.ts';
import { moved, orderOf } from '../../lesson/order.ts';
import * as strings from '../../strings/lesson/order-answer.ts';
import { yourPrediction } from '../../strings/lesson/shared.ts';
import { Prose } from './prose.tsx';

interface Props {
  question: Extract<Question, { kind: 'order' }>;
  answer: readonly string[] | undefined;
  truth: readonly string[] | null;
  onAnswer(answer: readonly string[]): void;
}

export function OrderAnswer({ question, answer, truth, onAnswer }: Props) {
  const [order, setOrder] = useState(() => orderOf(question, answer));
  const list = useRef<HTMLOListElement>(null);
  /** The button that moved its option: it keeps the focus when the list is drawn anew. */
  const held = useRef<string | null>(null);
  const decided = answer !== undefined && truth !== null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus is given back after each new order
  useEffect(() => {
    if (held.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-move="${held.current}"]`)?.focus();
    held.current = null;
  }, [order]);

  const move = (key: string, by: 1 | -1, button: string) => {
    held.current = button;
    const next = moved(order, key, by);
    setOrder(next);
    if (answer !== undefined) onAnswer(next);
  };
  const byKey = (key: string, button: string) => (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    move(key, event.key === 'ArrowUp' ? -1 : 1, button);
  };

  return (
    <>
      <ol className="lesson-order" ref={list} aria-label={yourPrediction}>
        {order.map((key, place) => {
          const index = question.options.findIndex((option) => option.key === key);
          const option = question.options[index];
          const arrow = (way: 'up' | 'down') => (
            <button
              type="button"
              className="btn quiet icon"
              data-move={`${index}-${way}`}
              aria-label={strings.move[way](key)}
              aria-disabled={place === (way === 'up' ? 0 : order.length - 1)}
              onClick={() => move(key, way === 'up' ? -1 : 1, `${index}-${way}`)}
              onKeyDown={byKey(key, `${index}-${way}`)}
            >
              <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
                <path d={way === 'up' ? 'M4 9.500l4-4 4 4' : 'M4 6.500l4 4 4-4'} />
              </svg>
            </button>
          );
          return (
            <li key={key}>
              <span className="lesson-order-text">{option !== undefined && <Prose tree={option.tree} />}</span>
              {!decided && arrow('up')}
              {!decided && arrow('down')}
            </li>
          );
        })}
      </ol>
      {answer === undefined && (
        <button type="button" className="btn" onClick={() => onAnswer(order)}>
          {strings.myOrder}
        </button>
      )}
    </>
  );
}

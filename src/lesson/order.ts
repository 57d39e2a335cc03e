// An order that is being put together, before anything has run.
import type { Question } from './lesson.ts';

/** The options with one moved a place up or down; the same when it is at the end. */
export function moved(order: readonly string[], key: string, by: 1 | -1): readonly string[] {
  const from = order.indexOf(key);
  const to = from + by;
  const other = order[to];
  if (from < 0 || other === undefined) {
    return order;
  }
  return order.map((one, place) => (place === from ? other : place === to ? key : one));
}

/** What stands in the list: a saved order if it still fits the options, else the author's. */
export function orderOf(question: Question, saved: readonly string[] | undefined): readonly string[] {
  const keys = question.options.map((option) => option.key);
  const fits = saved !== undefined && saved.length === keys.length && keys.every((key) => saved.includes(key));
  return fits ? saved : keys;
}

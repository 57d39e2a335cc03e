import { counted, size } from '../../trace/words.ts';

export const group = (letter: string, orders: number) => `${letter}: ${counted(orders, 'order')}`;
export const noAnswer = 'no answer';
export const ofBody = (bytes: number) => `${size(bytes)} of body`;
export const many = (orders: number, withHome: boolean) =>
  withHome ? `${counted(orders, 'order')}, with the one as it stands` : counted(orders, 'order');
export const otherwise = 'Otherwise than in A';
export const ordersOf = (letter: string) => `Orders of ${letter}`;
export const asItStands = 'as it stands';
export const take = 'Take';
export const takeOrder = (order: string) => `Take ${order}`;
export const sideBySide = 'Side by side';
export const compareOrder = (order: string) => `Compare ${order} with the order as it stands`;
export const showFewer = 'Show fewer';
export const showAll = (orders: number) => `Show all ${orders}`;

// From here on all is shown with what is in backticks as code.
export const step = (order: string | null, from: string | null, to: string, inner: string, outer: string) =>
  `${order === null ? 'In the order as it stands' : `In \`${order}\``} it takes one change of neighbours to come from ${from} to ${to}: \`${inner}\` around \`${outer}\`, not inside it.`;
export const rule = (pairs: readonly (readonly [outer: string, inner: string])[]) =>
  `These are exactly the orders with ${pairs.map(([outer, inner]) => `\`${outer}\` around \`${inner}\``).join(' and ')}.`;
// What is otherwise, if it is no header.
const things: Readonly<Record<string, string>> = {
  status: 'status',
  body: 'body',
  exception: 'exception',
  end: 'end',
};
const bare = (key: string, isHeader: boolean) => (isHeader ? `\`${key}\`` : (things[key] ?? key));
const named = (key: string, isHeader: boolean) => (isHeader ? `\`${key}\`` : `the ${bare(key, false)}`);
export const gone = (key: string, isHeader: boolean, was = '') => `no ${bare(key, isHeader)} (\`${was}\` in A)`;
export const added = (key: string, isHeader: boolean, now = '') => `${named(key, isHeader)} \`${now}\` (none in A)`;
// Where there is no more to say of it.
const others: Readonly<Record<string, string>> = { 'content of the body': 'other content of the body' };
export const changed = (key: string, isHeader: boolean, was = '', now = '') =>
  others[key] ?? `${named(key, isHeader)} \`${now}\` (\`${was}\` in A)`;

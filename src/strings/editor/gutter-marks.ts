// "↓5": those that are named, of so many hops.
export const hops = (named: readonly string[], count: number) => {
  const rest = count - named.length;
  const all = rest > 0 ? [...named, `and ${rest} more`] : named;
  return `${count === 1 ? 'Hop' : 'Hops'} ${all.join(', ')}: click (or Alt+Enter on this line) to go there`;
};

// Do two values say the same? For what the user wrote: plain objects, lists, texts, numbers.

/** Asked at each change of the state, and bodies may be megabytes: what is the same object is not looked into. */
export function alike(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const [entries, others] = [told(one), new Map(told(other))];
  return entries.length === others.size && entries.every(([key, value]) => others.has(key) && alike(value, others.get(key)));
}

/** What is undefined is as good as left out: that is how it is saved, too. */
const told = (value: object) => Object.entries(value).filter(([, part]) => part !== undefined);

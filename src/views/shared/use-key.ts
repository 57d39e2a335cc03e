// A key for React that changes with an object: what looks at another one begins anew.
import { useState } from 'react';

export function useKey(of: object | null): number {
  const [known, setKnown] = useState({ of, key: 0 });
  if (known.of === of) return known.key;
  const next = { of, key: known.key + 1 };
  setKnown(next);
  return next.key;
}

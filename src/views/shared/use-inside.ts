// What this build holds: CPython's version, and the bundles of Python packages. Their list is fetched once, when somebody wants to know.

import { python } from 'virtual:inside';
import { SUPPLIES } from 'virtual:supplies';
import { useEffect, useState } from 'react';
import { BUNDLE_LIST, type Inside, insideOf } from '../../servers/bundles.ts';

let asked: Promise<Inside> | null = null;
let known: Inside | null = null;

/** A list that can't be fetched or read is as good as none: then nothing was bundled. */
async function ask(): Promise<Inside> {
  const list: unknown = await fetch(new URL(SUPPLIES + BUNDLE_LIST, document.baseURI))
    .then((response) => (response.ok ? response.json() : null))
    .catch(() => null);
  known = insideOf(python, list);
  return known;
}

/** Asks once. */
export function askInside(): Promise<Inside> {
  asked ??= ask();
  return asked;
}

/** Null until it is known. */
export function useInside(): Inside | null {
  const [inside, setInside] = useState(known);
  useEffect(() => {
    if (inside !== null) return;
    let wanted = true;
    void askInside().then((found) => wanted && setInside(found));
    return () => {
      wanted = false;
    };
  }, [inside]);
  return inside;
}

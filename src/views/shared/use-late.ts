// Derivations that are fetched when they are first wanted, at the latest (later.ts): null until they have come.
// A part of the page that comes later is late.tsx.
import { useEffect, useState } from 'react';
import { later } from './later.ts';

/** Makes the hook. */
export function lateCode<Code>(load: () => Promise<Code>): (wanted: boolean) => Code | null {
  const part = later(load, { soon: true });
  return function useLateCode(wanted) {
    const [code, setCode] = useState<Code | null>(() => part.code);
    useEffect(() => {
      if (!wanted || code !== null) return;
      part.fetch().then(
        (found) => setCode(() => found),
        // What would have been derived is not shown; the rest of the page goes on.
        () => {},
      );
    }, [wanted, code]);
    return code;
  };
}

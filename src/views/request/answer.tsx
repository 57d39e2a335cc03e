// The place beside Send where it is said what went wrong. What is said there is fetched after the first paint: before a Send there is nothing.

import * as strings from '../../strings/request/answer.ts';
import * as parts from '../../strings/shared/parts.ts';
import { FaultBoundary } from '../shared/fault-boundary.tsx';
import { late } from '../shared/late.tsx';
import { useOnionskin } from '../shared/store-context.tsx';

const LateSays = late(async () => (await import('./answer-says.tsx')).AnswerSays, null, { soon: true });

const LateOld = late(async () => (await import('./answer-old.tsx')).AnswerOld, null, { soon: true });

/** `brief`: where a long sentence would push away what one looks at, it is folded to two lines. */
export function Answer({ brief = false }: { brief?: boolean }) {
  const speaks = useOnionskin((state) => state.refusal !== null || state.shown !== null);
  return (
    <>
      <div role="alert" aria-label={strings.answer}>
        {speaks && (
          <FaultBoundary of={parts.answer}>
            <LateSays brief={brief} />
          </FaultBoundary>
        )}
      </div>
      {speaks && <LateOld />}
    </>
  );
}

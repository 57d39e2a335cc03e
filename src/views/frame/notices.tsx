// The place under the header where sentences about the user's work as a whole stand; there are rarely any, so they come after the first paint.

import * as strings from '../../strings/frame/notices.ts';
import * as parts from '../../strings/shared/parts.ts';
import { FaultBoundary } from '../shared/fault-boundary.tsx';
import { late } from '../shared/late.tsx';

const LateList = late(async () => (await import('./notice-list.tsx')).NoticeList, null, { soon: true });

export function Notices() {
  return (
    <div className="notices" role="status" aria-label={strings.notices}>
      <FaultBoundary of={parts.notices}>
        <LateList />
      </FaultBoundary>
    </div>
  );
}

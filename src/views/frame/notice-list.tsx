// Sentences about the user's work as a whole, under the header, for as long as they are true. Never a toast.
import type { ReactNode } from 'react';
import { isShared } from '../../lesson/is-shared.ts';
import * as strings from '../../strings/frame/notice-list.ts';
import { DropFiles } from '../share/drop-files.tsx';
import { FaultReport } from '../shared/fault-report.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import './notices.css';

export function NoticeList() {
  const saving = useOnionskin((state) => state.saving);
  const found = useOnionskin((state) => state.found);
  const elsewhere = useOnionskin((state) => state.elsewhere);
  const unfetched = useOnionskin((state) => state.unfetched);
  const missing = useOnionskin((state) => state.missing);
  const dismissMissing = useOnionskin((state) => state.dismissMissing);
  const dismiss = useOnionskin((state) => state.dismissFound);
  const settle = useOnionskin((state) => state.settle);
  const newer = useOnionskin((state) => state.newer);
  const shared = useOnionskin((state) => isShared(state.slug));
  const home = useOnionskin((state) => state.home);
  const openLesson = useOnionskin((state) => state.openLesson);
  const fault = useOnionskin((state) => state.ownFault);
  const dismissFault = useOnionskin((state) => state.dismissFault);
  return (
    <>
      <DropFiles />
      {fault !== null && (
        <Notice says={strings.failed(fault.part)}>
          <button type="button" className="btn" onClick={dismissFault}>
            {strings.understood}
          </button>
          <FaultReport fault={fault} />
        </Notice>
      )}
      {shared && (
        <Notice says={strings.shared}>
          <button type="button" className="btn" onClick={() => void openLesson(home)}>
            {strings.backToOwn}
          </button>
        </Notice>
      )}
      {elsewhere && (
        <Notice says={strings.openElsewhere}>
          <button type="button" className="btn" onClick={() => void settle('reload')}>
            {strings.takeTheirs}
          </button>
          <button type="button" className="btn" onClick={() => void settle('keep')}>
            {strings.keepThis}
          </button>
        </Notice>
      )}
      {found !== null && (
        <Notice says={found}>
          <button type="button" className="btn" onClick={dismiss}>
            {strings.understood}
          </button>
        </Notice>
      )}
      {missing !== null && (
        <Notice says={missing}>
          <button type="button" className="btn" onClick={dismissMissing}>
            {strings.understood}
          </button>
        </Notice>
      )}
      {newer && (
        <Notice says={strings.newVersion}>
          <button type="button" className="btn" onClick={() => location.reload()}>
            {strings.reload}
          </button>
        </Notice>
      )}
      {unfetched !== null && <Notice says={unfetched} />}
      {(saving.kind === 'not-saved' || saving.kind === 'locked') && <Notice says={saving.says} />}
    </>
  );
}

function Notice({ says, children }: { says: string; children?: ReactNode }) {
  return (
    <div className="notice">
      <p>{says}</p>
      {children}
    </div>
  );
}

// Sentences about the user's work as a whole, under the header, for as long as they are true. Never a toast.
import type { ReactNode } from 'react';
import { isShared } from '../../lesson/is-shared.ts';
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
        <Notice says={`Something failed in ${fault.part}. That is our mistake, not yours; your work is kept.`}>
          <button type="button" className="btn" onClick={dismissFault}>
            Understood
          </button>
          <FaultReport fault={fault} />
        </Notice>
      )}
      {shared && (
        <Notice says="This project came with a link or a file. Your own work is as it was.">
          <button type="button" className="btn" onClick={() => void openLesson(home)}>
            Back to my own work
          </button>
        </Notice>
      )}
      {elsewhere && (
        <Notice says="This page is open in another tab, which has saved other work since. Nothing more is saved here until you choose.">
          <button type="button" className="btn" onClick={() => void settle('reload')}>
            Take the other tab's work
          </button>
          <button type="button" className="btn" onClick={() => void settle('keep')}>
            Keep this tab's work
          </button>
        </Notice>
      )}
      {found !== null && (
        <Notice says={found}>
          <button type="button" className="btn" onClick={dismiss}>
            Understood
          </button>
        </Notice>
      )}
      {missing !== null && (
        <Notice says={missing}>
          <button type="button" className="btn" onClick={dismissMissing}>
            Understood
          </button>
        </Notice>
      )}
      {newer && (
        <Notice says="A new version is ready: reload. Your work stays.">
          <button type="button" className="btn" onClick={() => location.reload()}>
            Reload
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

// A fault of ours as a text that the user can read, and copy where they like. Nothing is sent. Fetched when somebody wants to read one.
import { useState } from 'react';
import { reportOf } from '../../store/fault-report.ts';
import type { OwnFault } from '../../store/fault-state.ts';
import * as strings from '../../strings/shared/fault-report-text.ts';
import { copyText } from './copy-text.ts';
import { useOnionskinStore } from './store-context.tsx';
import './fault-report.css';

export function FaultReportText({ fault }: { fault: OwnFault }) {
  const store = useOnionskinStore();
  const [said, setSaid] = useState('');
  const [text] = useState(() => {
    const { userAgent: agent, languages } = navigator;
    const build =
      document.querySelector<HTMLScriptElement>('script[type=module]')?.src.split('/').at(-1) ?? strings.buildNotKnown;
    const seen = { agent, build, languages, width: innerWidth, height: innerHeight, ratio: devicePixelRatio, now: new Date() };
    return reportOf(fault, store.getState(), seen);
  });
  const copy = async () => setSaid((await copyText(text)) ? strings.copied : strings.notCopied);
  return (
    <>
      <p>{strings.lead}</p>
      <textarea readOnly aria-label={strings.report} rows={10} value={text} />
      <button type="button" className="btn" onClick={() => void copy()}>
        {strings.copy}
      </button>
      <span role="status">{said}</span>
    </>
  );
}

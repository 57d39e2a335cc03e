// What can be done with code in the text: copy it, or, where the author named a file, put it there. “Undo” below the lesson takes that back.
import { useEffect, useState } from 'react';
import { realSchedule } from '../../lib/schedule.ts';
import { selectWork } from '../../store/selectors.ts';
import { useOnionskin, useOnionskinStore } from '../shared/store-context.tsx';

const SAID = 2000;

/** `file`: where it belongs; '' when it is only to be read. */
export function CodeTools({ code, file }: { code: string; file: string }) {
  const store = useOnionskinStore();
  const there = useOnionskin((state) => file !== '' && selectWork(state).files[file] === `${code}\n`);
  const [said, setSaid] = useState<'' | 'Copied' | 'Not allowed'>('');
  useEffect(() => (said === '' ? undefined : realSchedule(SAID, () => setSaid(''))), [said]);
  const copy = () =>
    navigator.clipboard.writeText(`${code}\n`).then(
      () => setSaid('Copied'),
      () => setSaid('Not allowed'),
    );
  const put = () => {
    const { putFiles, openFile, setTab } = store.getState();
    putFiles({ [file]: `${code}\n` });
    openFile(file);
    setTab('narrow', 'code');
  };
  return (
    <span className="code-tools">
      <button type="button" className="btn quiet" aria-label="Copy this code" onClick={copy}>
        {said || 'Copy'}
      </button>
      {file !== '' && (
        <button type="button" className="btn" disabled={there} onClick={put}>
          {there ? `It is in ${file}` : `Put it into ${file}`}
        </button>
      )}
      <span className="unseen" role="status">
        {said}
      </span>
    </span>
  );
}

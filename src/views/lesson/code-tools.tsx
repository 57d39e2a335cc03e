// What can be done with code in the text: copy it, or, where the author named a file, put it there. “Undo” below the lesson takes that back.
import { useEffect, useState } from 'react';
import { realSchedule } from '../../lib/schedule.ts';
import { selectWork } from '../../store/selectors.ts';
import * as strings from '../../strings/lesson/code-tools.ts';
import { useOnionskin, useOnionskinStore } from '../shared/store-context.tsx';

const SAID = 2000;

/** `file`: where it belongs; '' when it is only to be read. */
export function CodeTools({ code, file }: { code: string; file: string }) {
  const store = useOnionskinStore();
  const there = useOnionskin((state) => file !== '' && selectWork(state).files[file] === `${code}\n`);
  const [said, setSaid] = useState('');
  useEffect(() => (said === '' ? undefined : realSchedule(SAID, () => setSaid(''))), [said]);
  const copy = () =>
    navigator.clipboard.writeText(`${code}\n`).then(
      () => setSaid(strings.copied),
      () => setSaid(strings.notAllowed),
    );
  const put = () => {
    const { putFiles, openFile, setTab } = store.getState();
    putFiles({ [file]: `${code}\n` });
    openFile(file);
    setTab('narrow', 'code');
  };
  return (
    <span className="code-tools">
      <button type="button" className="btn quiet" aria-label={strings.copyThis} onClick={copy}>
        {said || strings.copy}
      </button>
      {file !== '' && (
        <button type="button" className="btn" disabled={there} onClick={put}>
          {there ? strings.isIn(file) : strings.putInto(file)}
        </button>
      )}
      <span className="unseen" role="status">
        {said}
      </span>
    </span>
  );
}

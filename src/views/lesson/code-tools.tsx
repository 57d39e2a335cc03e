// What can be done with code in the text: copy it, or, where the author named a file, put it there. “Undo” below the lesson takes that back.
import { selectWork } from '../../store/selectors.ts';
import * as strings from '../../strings/lesson/code-tools.ts';
import { CopyButton } from '../shared/copy-button.tsx';
import { useOnionskin, useOnionskinStore } from '../shared/store-context.tsx';

/** `file`: where it belongs; '' when it is only to be read. */
export function CodeTools({ code, file }: { code: string; file: string }) {
  const store = useOnionskinStore();
  const there = useOnionskin((state) => file !== '' && selectWork(state).files[file] === `${code}\n`);
  const put = () => {
    const { putFiles, openFile, setTab } = store.getState();
    putFiles({ [file]: `${code}\n` });
    openFile(file);
    setTab('narrow', 'code');
  };
  return (
    <span className="code-tools">
      <CopyButton text={() => `${code}\n`} label={strings.copy} />
      {file !== '' && (
        <button type="button" className="btn" disabled={there} onClick={put}>
          {there ? strings.isIn(file) : strings.putInto(file)}
        </button>
      )}
    </span>
  );
}

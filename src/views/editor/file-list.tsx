// All files of the project by folder, for projects with more of them than tabs can show: type a part of a path, Enter opens the first. Opens under
// the button that counts the files; on a narrow screen it is as wide as that.
import { useId, useState } from 'react';
import { selectWork } from '../../store/selectors.ts';
import * as strings from '../../strings/editor/file-list.ts';
import { syntax as syntaxNote } from '../../strings/editor/shared.ts';
import { Dialog } from '../shared/dialog.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { useUnder } from '../shared/use-under.ts';
import './file-list.css';
import { groupFiles, nameIn } from './group-files.ts';

/** Pixels. */
const WIDTH = 300;

export function FileList({ onClose }: { onClose: () => void }) {
  const { files, openFile } = useOnionskin(selectWork);
  const syntax = useOnionskin((state) => state.syntax);
  const open = useOnionskin((state) => state.openFile);
  const setTab = useOnionskin((state) => state.setTab);
  const [wanted, setWanted] = useState('');
  const title = useId();
  const style = useUnder('.ed-all-files', WIDTH);
  const groups = groupFiles(Object.keys(files), wanted);
  const first = groups[0]?.paths[0];
  const choose = (path: string) => {
    open(path);
    setTab('narrow', 'code');
    onClose();
  };
  return (
    <Dialog titled={title} className="file-list under" style={style} onClose={onClose}>
      <h2 id={title} className="unseen">
        {strings.files}
      </h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (first !== undefined) choose(first);
        }}
      >
        <input
          className="field"
          data-first="true"
          aria-label={strings.partOfPath}
          placeholder={strings.partHint}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      </form>
      {groups.map(({ folder, paths }) => (
        <section key={folder} aria-label={folder === '' ? strings.atTop : folder}>
          {folder !== '' && <h3>{folder}</h3>}
          <ul>
            {paths.map((path) => (
              <li key={path}>
                <button type="button" aria-current={path === openFile} onClick={() => choose(path)}>
                  {nameIn(path)}
                  {path in syntax && <span className="ed-tab-note flt">{syntaxNote}</span>}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {groups.length === 0 && <p role="status">{strings.none(wanted.trim())}</p>}
    </Dialog>
  );
}

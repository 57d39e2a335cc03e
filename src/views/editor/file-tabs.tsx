// The files of the project as tabs, with what can be done to them: add (+), rename (F2, double click), delete (Delete, undone with one click).
import { useEffect, useRef, useState } from 'react';
import { selectWork } from '../../store/selectors.ts';
import * as strings from '../../strings/editor/file-tabs.ts';
import { syntax as syntaxNote } from '../../strings/editor/shared.ts';
import { useOpen } from '../shared/hands-context.tsx';
import { late } from '../shared/late.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { Tabs } from '../shared/tabs.tsx';

/** Here before anybody has pressed “+”. */
const LateNameField = late(async () => (await import('./file-name-field.tsx')).FileNameField, null, { soon: true });

export const FILES = 'files';
/** More files than that are hard to find among the tabs. */
const FEW = 4;

interface FileTabsProps {
  /** The file that the packet is in, if any: its tab carries the lamp. */
  lit: string | null;
  /** Enter on a tab goes on into its text. */
  onEnter: () => void;
  onDeleted: (name: string, source: string) => void;
}

type Naming = { kind: 'new' } | { kind: 'rename'; name: string; left: number; width: number };

export function FileTabs({ lit, onEnter, onDeleted }: FileTabsProps) {
  const { files, openFile } = useOnionskin(selectWork);
  const syntax = useOnionskin((state) => state.syntax);
  const open = useOnionskin((state) => state.openFile);
  const addFile = useOnionskin((state) => state.addFile);
  const renameFile = useOnionskin((state) => state.renameFile);
  const deleteFile = useOnionskin((state) => state.deleteFile);
  const openSheet = useOpen();
  const [naming, setNaming] = useState<Naming | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const slug = useOnionskin((state) => state.slug);
  const pending = useOnionskin((state) => state.pending);
  const before = useRef(pending);
  const row = useRef<HTMLDivElement>(null);

  // Of more files than there is room for, the open one is in view.
  useEffect(() => {
    const tab = row.current?.querySelector('[role=tab][aria-selected=true]');
    if (tab?.textContent?.startsWith(openFile)) tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [openFile]);

  // It lies over the code: who goes on, typing or sending, has read it. An answer comes by itself, and takes nothing away.
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are what it goes with
  useEffect(() => setRefusal(null), [files, openFile, slug]);
  useEffect(() => {
    if (pending > before.current) setRefusal(null);
    before.current = pending;
  }, [pending]);

  const focusTab = () =>
    requestAnimationFrame(() => row.current?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus());
  const startRename = (name: string) => {
    const tab = row.current?.querySelector<HTMLElement>('[role=tab][aria-selected=true]');
    const around = row.current?.getBoundingClientRect();
    const box = tab?.getBoundingClientRect();
    setRefusal(null);
    setNaming({ kind: 'rename', name, left: (box?.left ?? 0) - (around?.left ?? 0), width: box?.width ?? 120 });
  };
  const remove = (name: string) => {
    const source = files[name] ?? '';
    const says = deleteFile(name);
    setRefusal(says);
    if (says === null) {
      onDeleted(name, source);
      focusTab();
    }
  };
  const tabs = Object.keys(files).map((name) => ({
    id: name,
    // Of a name that is longer than the row the end is seen: there the files of one folder differ.
    label: (
      <span className="ed-tab-name">
        <bdi>{name}</bdi>
      </span>
    ),
    extra: (
      <>
        {name in syntax && <span className="ed-tab-note flt">{syntaxNote}</span>}
        {name === lit && name !== openFile && <span className="ed-tab-note ed-tab-here">{strings.here}</span>}
      </>
    ),
    title: strings.tabKeys(name),
  }));

  return (
    <div className="ed-files" ref={row}>
      {tabs.length > FEW && (
        <button
          type="button"
          className="btn quiet ed-all-files"
          aria-haspopup="dialog"
          title={strings.allFiles}
          onClick={() => openSheet('files')}
        >
          {strings.many(tabs.length)}
        </button>
      )}
      <Tabs
        label={strings.files}
        name={FILES}
        items={tabs}
        chosen={openFile}
        onChoose={open}
        onTabDoubleClick={startRename}
        onTabKey={(name, event) => {
          if (event.key === 'F2') startRename(name);
          else if (event.key === 'Delete') remove(name);
          else if (event.key === 'Enter') onEnter();
          else return;
          event.preventDefault();
        }}
      />
      <button
        type="button"
        className="btn quiet icon ed-add"
        aria-label={strings.newFile}
        title={strings.newFile}
        onClick={() => {
          setRefusal(null);
          setNaming({ kind: 'new' });
        }}
      >
        +
      </button>
      <span className="ed-files-room" />
      <button
        type="button"
        className="btn quiet ed-file-act"
        title={strings.renameFile(openFile)}
        onClick={() => startRename(openFile)}
      >
        {strings.rename}
      </button>
      <button
        type="button"
        className="btn quiet ed-file-act"
        title={strings.removeFile(openFile)}
        onClick={() => remove(openFile)}
      >
        {strings.remove}
      </button>
      {naming && (
        <LateNameField
          key={naming.kind}
          label={naming.kind === 'new' ? strings.nameOfNew : strings.newNameOf(naming.name)}
          initial={naming.kind === 'new' ? '' : naming.name}
          left={naming.kind === 'new' ? null : naming.left}
          width={naming.kind === 'new' ? 150 : naming.width}
          commit={(name) => {
            const says = naming.kind === 'new' ? addFile(name) : renameFile(naming.name, name);
            if (says !== null) return says;
            setNaming(null);
            if (naming.kind === 'new') onEnter();
            else focusTab();
            return null;
          }}
          cancel={() => {
            setNaming(null);
            focusTab();
          }}
        />
      )}
      {refusal !== null && (
        <p className="ed-refusal" role="alert">
          {refusal}{' '}
          <button type="button" className="btn quiet" onClick={() => setRefusal(null)}>
            {strings.understood}
          </button>
        </p>
      )}
    </div>
  );
}

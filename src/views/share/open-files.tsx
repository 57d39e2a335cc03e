// The way back: a file, a zip or a folder that is chosen, or that was dropped onto the page.
import { type ChangeEvent, useCallback, useEffect, useRef } from 'react';
import * as strings from '../../strings/share/open-files.ts';
import { useOnionskinStore } from '../shared/store-context.tsx';
import { type Handed, takeHanded, whenHanded } from './dropped.ts';
import { openHanded } from './open-handed.ts';

interface Props {
  onSays(says: string): void;
  /** It is open, and nothing more is to be said. */
  onOpened(): void;
}

export function OpenFiles({ onSays, onOpened }: Props) {
  const store = useOnionskinStore();
  const file = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const open = useCallback(
    async (files: Promise<readonly Handed[]>) => {
      onSays(strings.beingOpened);
      try {
        const { ok, says } = await openHanded(store, await files);
        if (ok && says === '') onOpened();
        else onSays(ok ? strings.openedBut(says) : says);
      } catch {
        onSays(strings.unreadable);
      }
    },
    [store, onSays, onOpened],
  );
  useEffect(() => {
    const take = () => {
      const files = takeHanded();
      if (files !== null) void open(files);
    };
    take();
    return whenHanded(take);
  }, [open]);
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    const { currentTarget } = event;
    const files = Array.from(currentTarget.files ?? [], (one) => ({ name: one.webkitRelativePath || one.name, file: one }));
    if (files.length > 0) void open(Promise.resolve(files));
    // The same one can be chosen again.
    currentTarget.value = '';
  };
  return (
    <>
      <button type="button" className="btn" onClick={() => file.current?.click()}>
        {strings.openFile}
      </button>
      <button type="button" className="btn" onClick={() => folder.current?.click()}>
        {strings.openFolder}
      </button>
      <input
        ref={file}
        type="file"
        accept=".json,.zip,.py,application/json,application/zip"
        aria-label={strings.file}
        hidden
        onChange={chosen}
      />
      <input ref={folder} type="file" {...{ webkitdirectory: '' }} aria-label={strings.folder} hidden onChange={chosen} />
    </>
  );
}

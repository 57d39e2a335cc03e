// Progress as a file: exported to take it along, imported without losing what is here.
import { type ChangeEvent, useRef, useState } from 'react';
import { fileName, progressFile } from '../../store/progress-file.ts';
import type { TakenIn } from '../../store/saving-state.ts';
import * as strings from '../../strings/shared/keep-progress.ts';
import { download } from './download.ts';
import { useOnionskin, useOnionskinStore } from './store-context.tsx';
import './keep-progress.css';

export function KeepProgress() {
  const store = useOnionskinStore();
  const takeIn = useOnionskin((state) => state.takeIn);
  const field = useRef<HTMLInputElement>(null);
  const [came, setCame] = useState<TakenIn | null>(null);

  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (file === undefined) return;
    try {
      setCame(await takeIn(await file.text()));
    } catch {
      setCame({ says: strings.unreadable });
    }
    // The same file can be chosen again.
    event.target.value = '';
  };
  const undo = () => {
    came?.undo?.();
    setCame({ says: strings.asBefore });
  };
  return (
    <section className="keep" aria-label={strings.progress}>
      <div className="keep-row">
        <button type="button" className="btn" onClick={() => download(fileName(new Date()), progressFile(store.getState()))}>
          {strings.exportIt}
        </button>
        <button type="button" className="btn" onClick={() => field.current?.click()}>
          {strings.importIt}
        </button>
        <input
          ref={field}
          type="file"
          accept=".json,application/json"
          aria-label={strings.file}
          hidden
          onChange={(event) => void take(event)}
        />
        {came?.undo && (
          <button type="button" className="btn" onClick={undo}>
            {strings.undo}
          </button>
        )}
      </div>
      <p role="status" aria-label={strings.status}>
        {came?.says ?? ''}
      </p>
    </section>
  );
}

// What the server's processes leave behind, and what they take: files on the disk, and memory.
import { selectDisk, selectRun } from '../../store/selectors.ts';
import * as strings from '../../strings/server/server-kept.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { diskInWords, isDatabase, memoryInWords } from './disk-words.ts';

export function ServerKept() {
  const disk = useOnionskin(selectDisk);
  const run = useOnionskin(selectRun);
  const resetDisk = useOnionskin((state) => state.resetDisk);
  const memory = memoryInWords(run?.outcome ?? null);
  return (
    <>
      <div className="server-setting">
        <div className="server-setting-name">{strings.disk}</div>
        {disk.files.length > 0 && (
          <button type="button" className="btn" onClick={resetDisk}>
            {isDatabase(disk) ? strings.resetDatabase : strings.emptyDisk}
          </button>
        )}
        <p>{diskInWords(disk)}</p>
      </div>
      {memory !== null && (
        <div className="server-setting">
          <div className="server-setting-name">{strings.memory}</div>
          <p>{memory}</p>
        </div>
      )}
    </>
  );
}

// What one can take along: the project as a zip, the recorder for one's own machine, and the recording on stage in three forms.

import { version } from 'virtual:inside';
import { SUPPLIES } from 'virtual:supplies';
import { harOf } from '../../export/har.ts';
import { perfettoOf } from '../../export/perfetto.ts';
import { folderName, homeZip } from '../../export/project-zip.ts';
import { recordingFile } from '../../export/recording-file.ts';
import { selectRecording, selectRun } from '../../store/selectors.ts';
import { download } from '../shared/download.ts';
import { useOnionskin, useOnionskinStore } from '../shared/store-context.tsx';
import { useInside } from '../shared/use-inside.ts';
import { homeOf, projectOfRun } from './home-of.ts';

/** scripts/recorder-zip.mjs makes it. */
const RECORDER = 'onionskin.zip';

export function TakeHome({ onSays }: { onSays(says: string): void }) {
  const store = useOnionskinStore();
  const inside = useInside();
  const recording = useOnionskin(selectRecording);
  const run = useOnionskin(selectRun);

  const zip = () => {
    const { name, zip: bytes, says } = homeZip(homeOf(store.getState(), inside?.bundles ?? []));
    download(name, bytes, 'application/zip');
    onSays(says === null ? `${name} is downloaded.` : `${name} is downloaded. ${says}`);
  };
  const name = () => folderName(homeOf(store.getState(), []).title);
  const save = () => {
    if (recording === null || run?.outcome == null) return;
    const project = projectOfRun(store.getState(), run);
    download(`${name()}.recording.json`, recordingFile(recording, run.outcome.end, project));
  };
  return (
    <>
      <h3>Take it home</h3>
      <p>
        A zip with these files, what they need, the command for each server, the request for curl, and a test of what came back.
      </p>
      <div className="share-row">
        <button type="button" className="btn" disabled={inside === null} onClick={zip}>
          Download a zip
        </button>
      </div>
      <h3>Record your own application</h3>
      <p>
        The recorder is plain Python, in one file: nothing has to be installed, and nothing is sent anywhere. In your project’s
        folder, with CPython 3.12 or newer, this command writes a recording that you can open here:
      </p>
      <pre className="share-command">
        <code>python3 {RECORDER} app:application --get /</code>
      </pre>
      <div className="share-row">
        <a className="btn" href={SUPPLIES + RECORDER} download={RECORDER}>
          Download the recorder
        </a>
      </div>
      {recording !== null && (
        <>
          <h3>The recording on stage</h3>
          <p>As a file that this page opens again; as an HTTP archive; as a trace for Perfetto or chrome://tracing.</p>
          <div className="share-row">
            <button type="button" className="btn" onClick={save}>
              Save the recording
            </button>
            <button
              type="button"
              className="btn"
              onClick={() => download(`${name()}.har`, `${JSON.stringify(harOf(recording, version), null, 1)}\n`)}
            >
              Save as HAR
            </button>
            <button
              type="button"
              className="btn"
              onClick={() => download(`${name()}.trace.json`, `${JSON.stringify(perfettoOf(recording))}\n`)}
            >
              Save as a trace
            </button>
          </div>
        </>
      )}
    </>
  );
}

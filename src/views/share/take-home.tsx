// What one can take along: the project as a zip, the recorder for one's own machine, and the recording on stage in three forms.

import { version } from 'virtual:inside';
import { SUPPLIES } from 'virtual:supplies';
import { harOf } from '../../export/har.ts';
import { perfettoOf } from '../../export/perfetto.ts';
import { folderName, homeZip } from '../../export/project-zip.ts';
import { recordingFile } from '../../export/recording-file.ts';
import { selectRecording, selectRun } from '../../store/selectors.ts';
import * as strings from '../../strings/share/take-home.ts';
import { download } from '../shared/download.ts';
import { useOnionskin, useOnionskinStore } from '../shared/store-context.tsx';
import { useInside } from '../shared/use-inside.ts';
import { homeOf, projectOfRun } from './home-of.ts';

/** scripts/recorder-zip.mjs makes it. */
const RECORDER = 'onionskin.zip';
const COMMAND = `python3 ${RECORDER} app:application --get /`;

export function TakeHome({ onSays }: { onSays(says: string): void }) {
  const store = useOnionskinStore();
  const inside = useInside();
  const recording = useOnionskin(selectRecording);
  const run = useOnionskin(selectRun);

  const zip = () => {
    const { name, zip: bytes, says } = homeZip(homeOf(store.getState(), inside?.bundles ?? []));
    download(name, bytes, 'application/zip');
    onSays(says === null ? strings.downloaded(name) : strings.downloadedBut(name, says));
  };
  const name = () => folderName(homeOf(store.getState(), []).title);
  const save = () => {
    if (recording === null || run?.outcome == null) return;
    const project = projectOfRun(store.getState(), run);
    download(`${name()}.recording.json`, recordingFile(recording, run.outcome.end, project));
  };
  return (
    <>
      <h3>{strings.takeHome}</h3>
      <p>{strings.inZip}</p>
      <div className="share-row">
        <button type="button" className="btn" disabled={inside === null} onClick={zip}>
          {strings.downloadZip}
        </button>
      </div>
      <h3>{strings.recordYourOwn}</h3>
      <p>{strings.recorder}</p>
      <pre className="share-command">
        <code>{COMMAND}</code>
      </pre>
      <div className="share-row">
        <a className="btn" href={SUPPLIES + RECORDER} download={RECORDER}>
          {strings.downloadRecorder}
        </a>
      </div>
      {recording !== null && (
        <>
          <h3>{strings.recordingOnStage}</h3>
          <p>{strings.inThreeForms}</p>
          <div className="share-row">
            <button type="button" className="btn" onClick={save}>
              {strings.saveRecording}
            </button>
            <button
              type="button"
              className="btn"
              onClick={() => download(`${name()}.har`, `${JSON.stringify(harOf(recording, version), null, 1)}\n`)}
            >
              {strings.saveHar}
            </button>
            <button
              type="button"
              className="btn"
              onClick={() => download(`${name()}.trace.json`, `${JSON.stringify(perfettoOf(recording))}\n`)}
            >
              {strings.saveTrace}
            </button>
          </div>
        </>
      )}
    </>
  );
}

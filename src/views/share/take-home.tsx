// What one can take along: the project as a zip, the recorder for one's own machine, and the recording on stage in three forms.

import { version } from 'virtual:inside';
import { SUPPLIES } from 'virtual:supplies';
import { harOf } from '../../export/har.ts';
import { perfettoOf } from '../../export/perfetto.ts';
import { folderName, homeZip } from '../../export/project-zip.ts';
import { recorderCommand } from '../../export/recorder-command.ts';
import { recordingFile } from '../../export/recording-file.ts';
import { projectOf, selectRecording, selectRun, selectWork } from '../../store/selectors.ts';
import { downloaded } from '../../strings/share/shared.ts';
import * as strings from '../../strings/share/take-home.ts';
import { download } from '../shared/download.ts';
import { useOnionskin, useOnionskinStore } from '../shared/store-context.tsx';
import { useInside } from '../shared/use-inside.ts';
import { homeOf, projectOfRun } from './home-of.ts';
import { type Place, Said, type Saying } from './said.tsx';

/** scripts/recorder-zip.mjs makes it. */
const RECORDER = 'onionskin.zip';

interface Props {
  said: Saying;
  onSaid(said: Saying): void;
}

export function TakeHome({ said, onSaid }: Props) {
  const store = useOnionskinStore();
  const inside = useInside();
  const recording = useOnionskin(selectRecording);
  const run = useOnionskin(selectRun);
  const { request, server } = useOnionskin(selectWork);
  const app = useOnionskin((state) => projectOf(state).app);
  const save = (at: Place, file: string, content: string | Uint8Array, type?: string) => {
    download(file, content, type);
    onSaid({ at, says: downloaded(file) });
  };

  const zip = () => {
    const { name, zip: bytes, says } = homeZip(homeOf(store.getState(), inside?.bundles ?? []));
    download(name, bytes, 'application/zip');
    onSaid({ at: 'zip', says: says === null ? downloaded(name) : strings.downloadedBut(name, says) });
  };
  const name = () => folderName(homeOf(store.getState(), []).title);
  const saveRecording = () => {
    if (recording === null || run?.outcome == null) return;
    const project = projectOfRun(store.getState(), run);
    save('recording', `${name()}.recording.json`, recordingFile(recording, run.outcome.end, project));
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
      <Said said={said} at="zip" label={strings.takeHome} />
      <h3>{strings.recordYourOwn}</h3>
      <p>{strings.recorder}</p>
      <pre className="share-command">
        <code>{recorderCommand(RECORDER, app, server.factory === true, request)}</code>
      </pre>
      <div className="share-row">
        <a
          className="btn"
          href={SUPPLIES + RECORDER}
          download={RECORDER}
          onClick={() => onSaid({ at: 'recorder', says: downloaded(RECORDER) })}
        >
          {strings.downloadRecorder}
        </a>
      </div>
      <Said said={said} at="recorder" label={strings.recordYourOwn} />
      {recording !== null && (
        <>
          <h3>{strings.recordingOnStage}</h3>
          <p>{strings.inThreeForms}</p>
          <div className="share-row">
            <button type="button" className="btn" onClick={saveRecording}>
              {strings.saveRecording}
            </button>
            <button
              type="button"
              className="btn"
              onClick={() => save('recording', `${name()}.har`, `${JSON.stringify(harOf(recording, version), null, 1)}\n`)}
            >
              {strings.saveHar}
            </button>
            <button
              type="button"
              className="btn"
              onClick={() => save('recording', `${name()}.trace.json`, `${JSON.stringify(perfettoOf(recording))}\n`)}
            >
              {strings.saveTrace}
            </button>
          </div>
          <Said said={said} at="recording" label={strings.recordingOnStage} />
        </>
      )}
    </>
  );
}

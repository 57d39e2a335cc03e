export const takeHome = 'Take it home';
export const inZip =
  'A zip with these files, what they need, the command for each server, the request for curl, and a test of what came back.';
export const downloadZip = 'Download a zip';
export const downloadedBut = (file: string, says: string) => `${file} is downloaded. ${says}`;
export const recordYourOwn = 'Record your own application';
export const recorder =
  'The recorder is plain Python, in one file: nothing has to be installed, and nothing is sent anywhere. In your project’s folder, with CPython 3.12 or newer, this command writes a recording that you can open here:';
export const downloadRecorder = 'Download the recorder';
export const recordingOnStage = 'The recording on stage';
export const inThreeForms =
  'As a file that this page opens again; as an HTTP archive; as a trace for Perfetto or chrome://tracing.';
export const saveRecording = 'Save the recording';
export const saveHar = 'Save as HAR';
export const saveTrace = 'Save as a trace';

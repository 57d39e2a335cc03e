export const buildNotKnown = 'not known';
export const lead =
  'This is all that the report says. Your files are not in it, and nothing is sent: copy it into an issue of the project.';
export const report = 'Report';
export const copy = 'Copy the report';
export const copied = 'Copied';
export const notCopied = 'The browser does not allow it: select the text and copy it.';

export const notWhole = 'The link is not whole: perhaps it was cut off on its way.';
export const somethingElse = 'The link holds something else than a run of this page.';
export const newer = 'A newer version of Onionskin wrote the link than is kept here.';
export const noVersion = 'The link does not say which version of the format it is in.';
export const unreadable = 'The run in the link can’t be read.';
export const tooDeep = 'The run in the link has more layers than can be shown.';
export const noRecording = 'Of the run on stage there is no recording.';
export const tooLong =
  'The run on stage is too long to be put into a link. Send it again stepping by hops or lines, not by all lines.';

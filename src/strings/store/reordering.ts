export const notReady = 'The layers can’t be moved yet: Python is still on its way.';
export const ready = 'Python is there: the layers can be moved now.';
export const changed = 'The code changed while the layers were looked at. Nothing was moved.';
export const noPython = 'The layers can’t be moved: Python could not be fetched.';
export const outermost = (layer: string) => `\`${layer}\` is the outermost layer already: further out is only the server.`;
export const innermost = (layer: string) => `\`${layer}\` is the innermost layer already: further in is only the application.`;
export const switchedOff = (layer: string, file: string) =>
  `\`${layer}\` is switched off: it was taken out of ${file}, and the request sent again.`;
export const switchedOn = (layer: string, file: string) =>
  `\`${layer}\` is on again: it is back in ${file}, and the request was sent again.`;
export const server = 'The server stands around everything: it can’t be moved.';
export const application = (layer: string) => `\`${layer}\` is what the layers are put around: it stays innermost.`;
export const notSeen = (layer: string) =>
  `Where \`${layer}\` is put around what is inside it can’t be seen in the source, so it stays where it is.`;
/** Between which layers it stands now. */
export const moved = (layer: string, outside: string | undefined, inside: string | undefined, file: string) => {
  const where = outside !== undefined ? `inside \`${outside}\`` : inside !== undefined ? `around \`${inside}\`` : 'alone';
  return `\`${layer}\` stands ${where} now. ${file} was rewritten and the request sent again.`;
};

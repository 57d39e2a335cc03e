export const codeOf = (file: string) => `Code, ${file}, while the editor loads`;
export const notLoaded = (failure: string) =>
  `The editor could not be loaded (${failure}). Your code is shown and still runs; reload to edit it.`;

export const notRun = (why: string) => `The checks could not be run: ${why}`;

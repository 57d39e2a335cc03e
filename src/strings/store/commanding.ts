export const notRun = (why: string) => `It could not be run, and that is not the command’s fault: ${why}`;
export const stays = (files: readonly string[]) =>
  files.length === 1
    ? `${files[0]} was changed since, and stays as it is.`
    : `${files.join(', ')} were changed since, and stay as they are.`;
export const more = (characters: number) => `… ${characters} more characters`;

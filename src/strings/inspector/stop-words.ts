export const atLine = (file: string, line: number) => `${file}, line ${line}`;
export const atBorder = (layer: string) => `At the border of ${layer}`;
export const whenChanges = (key: string) => `When ${key} changes`;

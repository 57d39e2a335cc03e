// The labels stand in a column of their own, ten characters wide.
export const failed = (part: string) => `Onionskin failed: ${part}`;
export const failedOften = (part: string, more: number) => `Onionskin failed: ${part} (and ${more} more after it)`;
export const build = (name: string) => `build     ${name}`;
export const lesson = (slug: string, edited: boolean) => `lesson    ${slug}, ${edited ? 'edited' : 'as it began'}`;
export const server = (name: string, processes: number) =>
  `server    ${name}, ${processes} ${processes === 1 ? 'process' : 'processes'}`;
/** `kind`: what it is about; `why` it failed, if it did. */
export const python = (kind: string, why: string | null) => `Python    ${why === null ? kind : `failed: ${why}`}`;
export const runs = (count: number) => `runs      ${count}`;
export const saving = (kind: string) => `saving    ${kind}`;
export const offline = (kind: string | null) => `offline   ${kind ?? 'not known'}`;
export const window = (width: number, height: number, ratio: number) => `window    ${width} × ${height}, ${ratio} ×`;
export const browser = (agent: string) => `browser   ${agent}`;
export const language = (languages: readonly string[]) => `language  ${languages.join(', ')}`;
export const time = (iso: string) => `time      ${iso}`;
export const noStack = 'The browser tells no stack.';

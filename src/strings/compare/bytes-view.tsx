import { counted } from '../../trace/words.ts';

export const noneYet = 'No server has answered yet.';
export const requestBytes = 'Request bytes';
export const requestSize = (bytes: number) => (
  <>
    {requestBytes} <span>{counted(bytes, 'byte')}, the same for all</span>
  </>
);
export const responseOf = {
  left: (server: string) => `Left: response bytes of ${server}`,
  right: (server: string) => `Right: response bytes of ${server}`,
};
export const servers = { left: 'Left server', right: 'Right server' };
export const responseSize = (bytes: number) => `Response bytes, ${counted(bytes, 'byte')}`;
// Read aloud before a line.
export const onlyHere = 'only here: ';
export const noByte = 'Not a byte.';
export const more = (bytes: number) => `${counted(bytes, 'byte')} more.`;
export const connection = (end: string) => `The connection: ${end}.`;

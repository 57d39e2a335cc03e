import { counted } from '../../trace/words.ts';

export const unpacking = 'Unpacking…';
export const notUnpacked = (encoding: string | null) =>
  `The body says it is ${encoding ?? ''}, but it can’t be unpacked as that. A browser would show an error here.`;
export const rendered = 'The response, rendered';
export const image = (type: string, bytes: number) => `The response: ${type}, ${counted(bytes, 'byte')}`;
export const changeling = 'This HTML is made to change when it is read. It is shown as text.';
export const noType = 'There is no Content-Type: a browser has to guess. Here it is read as text.';
export const leftOut = (bytes: number) => `${counted(bytes, 'byte')} more are left out.`;

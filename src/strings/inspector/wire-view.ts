import { counted } from '../../trace/words.ts';

export const request = 'Request bytes';
export const sameConnection = 'over the connection of the request before';
export const more = (bytes: number) => `${counted(bytes, 'byte')} more.`;
export const notRead = (bytes: number) => `Not read yet: ${counted(bytes, 'byte')}.`;
export const response = 'Response bytes';

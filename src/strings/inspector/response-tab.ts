import { counted, thousands } from '../../trace/words.ts';

export const responseAs = 'Response as';
export const views = { wire: 'Wire', headers: 'Headers', rendered: 'Rendered', json: 'JSON' };
export const beginning = (bytes: number) => `The recording keeps only the beginning of this body: ${counted(bytes, 'byte')}.`;
export const notSent = (bytes: number) => `Not sent yet: ${counted(bytes, 'byte')}.`;
export const restNotSent = (bytes: number) => `The rest is not sent yet: ${counted(bytes, 'byte')}.`;
export const nth = (n: number) => `This is answer ${n} on the same connection. The wire shows all of them.`;
export const bare = 'The body was sent without a status line and headers.';
export const over = (bytes: number) =>
  `Behind the end of the answer ${counted(bytes, 'byte')} more came, which no client takes for part of it.`;
export const nothing = 'Nothing was sent.';
export const noBody = 'The response has no body.';

// What state it is in, by the bytes sent. No full stop: another may follow.
export const sent = (bytes: number) => `${thousands(bytes)} B sent`;
export const cutOff = (bytes: number) =>
  bytes === 0 ? 'what was sent is not recorded' : `${sent(bytes)}, what came later is not recorded`;
export const stopped = (bytes: number) => (bytes === 0 ? 'stopped before anything was sent' : `${sent(bytes)}, then stopped`);
export const exited = (bytes: number) =>
  bytes === 0 ? 'the process ended before anything was sent' : `${sent(bytes)}, then the process ended`;
export const cutShort = (bytes: number) => `${sent(bytes)}, less than promised`;

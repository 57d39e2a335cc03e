import { thousands } from '../../trace/words.ts';

export const request = (bytes: number) => `The request, ${bytes} bytes`;
export const andMore = (bytes: number) => `and ${thousands(bytes)} more bytes`;

import { counted, inKib } from '../../trace/words.ts';

/** A recording keeps only the beginning of what is very long. */
export const leftOut = (bytes: number, kept: number) =>
  kept === 0
    ? `${counted(bytes, 'byte')} left out.`
    : `${counted(bytes - kept, 'byte')} left out; the recording keeps the first ${inKib(kept)}.`;
export const wrote = (author: string, isServer: boolean, bytes: number) =>
  `${author}${isServer ? ', the server' : ''}: ${counted(bytes, 'byte')}`;
export const showMore = 'Show more';
export const more = (bytes: number) => `${counted(bytes, 'byte')} more`;
export const copyWhole = 'Copy the raw response';
export const copyKept = 'Copy what is kept of the raw response';

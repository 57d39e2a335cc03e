import { counted } from '../../trace/words.ts';

export const tabs = { differences: 'What differs', bytes: 'Bytes' };
export const looking = 'Looking which servers are here';
export const askAgain = 'Ask again';
export const comparisonAs = 'Comparison as';
export const servers = 'Servers';
export const asked = (servers: number) => `${counted(servers, 'server')} asked`;
export const answered = (servers: number, of: number) => `${servers} of ${of} answered`;
export const starting = (servers: number) => `Starting ${counted(servers, 'server')}`;
export const haveAnswered = (servers: number, of: number) => `${servers} of ${of} have answered`;

import { counted } from '../../trace/words.ts';

export const lead = 'Asked of the same process, and not recorded.';
export const leadWithCached = (cached: number) => `${lead} ${counted(cached, 'file')} the tab had already; Reload asks again.`;
export const file = 'File';
export const whatCame = 'What came';
const kinds = { sheet: 'style sheet', script: 'script', picture: 'picture or font' };
export const came = (status: string | null, what: keyof typeof kinds, bytes: number) =>
  `${status}, ${kinds[what]}, ${counted(bytes, 'byte')}`;

import { counted } from '../../trace/words.ts';

export const problems = (errors: number, warnings: number) =>
  [errors > 0 ? counted(errors, 'error') : '', warnings > 0 ? counted(warnings, 'warning') : '']
    .filter((part) => part !== '')
    .join(', ');
export const next = 'Go to the next one, in the code (F8)';
export const nextOf = (problems: string) => `${problems}: go to the next one`;

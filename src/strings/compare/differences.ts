import { counted } from '../../trace/words.ts';

export const allStarting = 'Each server starts in a Python of its own.';
export const noneAsked = 'No server was asked.';
export const oneAnswered = 'One has answered; the others are on their way.';
export const oneAlone = 'One server alone differs from nobody.';
export const stillStarting = (servers: string) => `Still starting: ${servers}.`;
export const nothingSame = 'Nothing is the same in all of them.';
export const same = (things: string, inAll: boolean) => `The same ${inAll ? 'everywhere' : 'in all that answered'}: ${things}.`;
export const showEnviron = (keys: number) => `Show environ: ${counted(keys, 'key')} differ`;
export const nothingDiffers = 'Nothing differs.';

import type { ReactNode } from 'react';

export const none = (isOver: boolean) => `No rule of PEP 3333 broken ${isOver ? 'in this request' : 'so far'}.`;
export const broken = 'Rules broken so far';
export const later = (n: number) => `${n} more later.`;
export const brokenBy = (section: string, layer: string, towardsServer: boolean, where: ReactNode) => (
  <>
    {section}. Broken by <code>{layer}</code> towards {towardsServer ? 'the server' : 'the application'}, {where}
  </>
);
export const hop = (n: number | string) => `hop ${n}`;
export const goTo = (hopNumber: number | string, layer: string, rule: string) =>
  `Go to hop ${hopNumber}, where ${layer} broke this rule: ${rule}`;
export const thenDid = 'Then';
export const fix = 'Fix';

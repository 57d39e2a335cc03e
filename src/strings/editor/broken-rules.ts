export const brokenLines = 'Lines that broke a rule';
export const broke = (line: number, rules: number, says: string) =>
  `Line ${line} broke ${rules === 1 ? 'a rule' : `${rules} rules`}: ${says}`;
export const atLine = (line: number) => `§ line ${line}`;
export const more = (lines: number) => `and ${lines} more`;

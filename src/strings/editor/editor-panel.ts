export const code = 'Code';
export const breakpoint = 'Breakpoint';
export const breakpointAt = (line: number) => `Breakpoint at line ${line}`;
export const noBreakpointAt = (line: number) => `No breakpoint at line ${line} any more`;

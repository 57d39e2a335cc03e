export const target = 'Target';
export const running = 'Running, Esc stops';
export const send = 'Send';

export const choose = (keys: string) => `Choose the server (${keys})`;
export const server = 'Server:';
export const compareHow = 'Two runs side by side, or this request on all servers';
export const compare = 'Compare';

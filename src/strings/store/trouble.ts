export const neverEnds = 'The response never came to its end.';
export const staysOpen = 'The connection stays open, and nothing more comes: a client waits until it gives up.';
export const withoutByte = 'The connection was closed without a byte.';

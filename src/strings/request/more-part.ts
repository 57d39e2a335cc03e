export const inChunks = 'Body in chunks, one a line';
export const olderHttp = 'HTTP/1.0';
export const noChunks = 'HTTP/1.0 knows no chunks: what comes of it differs from server to server.';
export const cookies = 'Cookies';
// Before the ways, of which one is chosen: "The client stays until the answer is whole".
export const client = 'The client';
export const ways = {
  stays: 'stays until the answer is whole',
  sent: 'hangs up once it has sent the request',
  head: 'hangs up once it has the head',
  bytes: 'hangs up after so many bytes behind the head',
};
export const bytesBehindHead = 'Bytes behind the head';

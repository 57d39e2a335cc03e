export const inChunks = 'Body in chunks, one a line';
export const olderHttp = 'HTTP/1.0';
export const noChunks = 'HTTP/1.0 knows no chunks: what comes of it differs from server to server.';
export const cookies = 'Cookies';
export const client = 'What the client does';
export const ways = {
  stays: 'The client stays until the answer is whole',
  sent: 'The client hangs up once it has sent the request',
  head: 'The client hangs up once it has the head',
  bytes: 'The client hangs up after so many bytes behind the head',
};
export const bytesBehindHead = 'Bytes behind the head';

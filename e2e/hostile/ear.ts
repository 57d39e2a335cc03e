// An ear that every name and every address but our own site's leads to: the browser is started so. Whatever connects is heard, even if it says
// nothing, and so is whatever arrives as a datagram. A name that was only looked up is not: the browser asks nobody for names here.
import { createSocket } from 'node:dgram';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface Ear {
  /** What was heard since it was last forgotten: the first line of each connection, or that there was one. */
  heard: string[];
  port: number;
  /** Where datagrams arrive. */
  udp: number;
  /** For the browser's command line. */
  flag: string;
  close(): Promise<void>;
}

/** The browser's own servers, which it asks for this and that by itself: there are none. */
const OWN = ['*.google.com', '*.googleapis.com', '*.gvt1.com', '*.gstatic.com'];
export const NOTHING = 'a connection on which nothing was said';

export async function openEar(): Promise<Ear> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const at = heard.push(NOTHING) - 1;
    sockets.add(socket);
    socket.on('data', (bytes) => {
      if (heard[at] === NOTHING) heard[at] = bytes.toString('latin1').split('\r\n')[0]?.slice(0, 200) ?? '';
      socket.end('HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    });
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const datagrams = createSocket('udp4', () => heard.push('a datagram'));
  await new Promise<void>((ready) => datagrams.bind(0, '127.0.0.1', ready));
  return {
    heard,
    port,
    udp: datagrams.address().port,
    flag: `--host-resolver-rules=${OWN.map((name) => `MAP ${name} ~NOTFOUND`)}, MAP * 127.0.0.1:${port}, EXCLUDE localhost`,
    close: async () => {
      datagrams.close();
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

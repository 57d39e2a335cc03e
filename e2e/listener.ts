// Somebody elsewhere who would notice whatever gets out: requests, bare connections, datagrams. What is heard is a path: "/<who>/<by which way>".
import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createTcp } from 'node:net';

export interface Listener {
  /** For requests, with a slash at its end. */
  address: string;
  /** For connections on which nothing is said; each has a port of its own. */
  bare(name: string): Promise<string>;
  /** The port at which datagrams arrive (STUN, QUIC). */
  datagrams(name: string): Promise<number>;
  heard: Set<string>;
  close(): Promise<void>;
}

export async function listen(): Promise<Listener> {
  const heard = new Set<string>();
  const closers: (() => Promise<unknown>)[] = [];
  const server = createServer((request, response) => {
    heard.add((request.url ?? '').slice(1));
    // Whatever is asked for is given to everybody, as a script that does nothing.
    response.setHeader('Access-Control-Allow-Origin', '*').setHeader('Content-Type', 'text/javascript').end('');
  });
  server.on('upgrade', (request, socket) => {
    heard.add((request.url ?? '').slice(1));
    socket.destroy();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  closers.push(() => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    heard,
    bare: async (name) => {
      const tcp = createTcp((socket) => {
        heard.add(name);
        socket.destroy();
      });
      await new Promise<void>((ready) => tcp.listen(0, '127.0.0.1', ready));
      closers.push(() => new Promise((closed) => tcp.close(closed)));
      return `http://127.0.0.1:${(tcp.address() as AddressInfo).port}/`;
    },
    datagrams: async (name) => {
      const socket = createSocket('udp4', () => heard.add(name));
      await new Promise<void>((ready) => socket.bind(0, '127.0.0.1', ready));
      closers.push(async () => socket.close());
      return socket.address().port;
    },
    close: async () => {
      await Promise.all(closers.map((close) => close()));
    },
  };
}

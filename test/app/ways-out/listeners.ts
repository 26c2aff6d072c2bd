/* Listeners on every address of this computer, one port for each way out, that count whatever arrives by UDP or TCP. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';

export interface Listener {
  readonly port: number;
  /** Datagrams and connections so far. */
  readonly arrived: { udp: number; tcp: number };
  close(): void;
}

export async function listen(): Promise<Listener> {
  for (;;) {
    const listener = await listenOnce();
    if (listener) return listener;
  }
}

/** null where the port that was free for TCP is not for UDP. */
async function listenOnce(): Promise<Listener | null> {
  const arrived = { udp: 0, tcp: 0 };
  const server = createServer((socket) => {
    arrived.tcp += 1;
    socket.on('error', () => {});
    socket.end('HTTP/1.1 204 No Content\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n');
  });
  server.listen(0, '0.0.0.0');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = createSocket('udp4', () => (arrived.udp += 1));
  try {
    socket.bind(port, '0.0.0.0');
    await once(socket, 'listening');
  } catch {
    server.close();
    return null;
  }
  return {
    port,
    arrived,
    close() {
      server.close();
      socket.close();
    },
  };
}

/** This computer's own address in its network; null where it has none. */
export function ownAddress(): string | null {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? null;
}

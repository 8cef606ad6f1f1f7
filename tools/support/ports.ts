import { createServer } from 'node:net';
import { Failure } from './failure.ts';
import type { Note } from './steps.ts';

/**
 * Whether nothing listens on the port, on IPv4 and on IPv6: a browser that is sent to "localhost" may try
 * either, and must not meet somebody else there.
 */
export const isFree = async (port: number): Promise<boolean> =>
  (await canListen(port, '127.0.0.1')) && (await canListen(port, '::1'));

const canListen = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      // a machine without IPv6 has nobody listening there either
      resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT'),
    );
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });

/**
 * @param step how far to the next candidate; two purposes with neighbouring ports never meet with 10
 * @returns the first free port of `from`, `from + step`, … that is not among `taken`
 */
export const nextFree = async (from: number, step = 1): Promise<number> => {
  for (let port = from; port < from + 200 * step && port < 65_536; port += step) {
    if (await isFree(port)) return port;
  }
  throw new Failure(`No free port was found from ${from} on.`);
};

/** What a port is for, where it is preferred, and whether the user asked for exactly this one. */
export type PortWish = { purpose: string; variable: string; preferred: number; asked?: string };

/**
 * Finds a port: the one the user set, or the preferred one, or the next free one, which is said.
 * @throws Failure naming the port when the user's own is taken or is no port number
 */
export const choosePort = async (wish: PortWish, note: Note): Promise<number> => {
  if (wish.asked !== undefined && wish.asked !== '') return askedPort(wish, wish.asked);
  const port = await nextFree(wish.preferred, 10);
  if (port !== wish.preferred) {
    note(`port ${wish.preferred} is taken by another program, so ${wish.purpose} uses ${port}`);
  }
  return port;
};

const askedPort = async (wish: PortWish, asked: string): Promise<number> => {
  const port = Number(asked);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Failure(`${wish.variable}=${asked} is not a port number (1 to 65535).`);
  }
  if (!(await isFree(port))) {
    throw new Failure(`Port ${port}, which ${wish.variable} asks for, is taken.`, [
      `Stop the program that listens there, or set ${wish.variable} to another port,`,
      `or leave ${wish.variable} out: then a free port is chosen.`,
    ]);
  }
  return port;
};

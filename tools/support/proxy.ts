import {
  createServer,
  request,
  type IncomingMessage,
  type RequestOptions,
  type ServerResponse,
} from 'node:http';

/** A small reverse proxy for tests: spreads requests over several processes of ours. */
export type Proxy = { port: number; stop: () => Promise<void> };

/**
 * Passes each request to the next of the target ports in turn, with the Host header as the browser sent it.
 * A target that refuses the connection (killed by a test) is passed over; 502 when all do.
 * @param port where to listen on 127.0.0.1
 * @param targets asked for each request, since a test may stop and start processes
 */
export const startProxy = async (port: number, targets: () => number[]): Promise<Proxy> => {
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    const ports = targets();
    turn += 1;
    const order = ports.map((_, index) => ports[(index + turn) % ports.length] ?? 0);
    void pass(incoming, outgoing, order);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const pass = async (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  ports: readonly number[],
): Promise<void> => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const options: RequestOptions = {
    host: '127.0.0.1',
    method: incoming.method,
    path: incoming.url,
    headers: { ...incoming.headers, 'x-forwarded-for': incoming.socket.remoteAddress },
  };
  for (const port of ports) {
    const answer = await forward({ ...options, port }, Buffer.concat(chunks));
    if (answer === 'refused') continue;
    if (answer === 'broken') break;
    outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    answer.pipe(outgoing);
    return;
  }
  outgoing.writeHead(502).end();
};

const forward = (
  options: RequestOptions,
  body: Buffer,
): Promise<IncomingMessage | 'refused' | 'broken'> =>
  new Promise((resolve) => {
    const passed = request(options, resolve);
    passed.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' ? 'refused' : 'broken'),
    );
    passed.end(body);
  });

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { nextFree } from './ports.ts';
import { startProxy, type Proxy } from './proxy.ts';

const servers: Server[] = [];
const answering = (name: string): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer((request, answer) => {
      request.on('data', (chunk: Buffer) => answer.write(chunk));
      request.on('end', () => answer.end(` ${name} ${request.headers.host}`));
    });
    servers.push(server);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

let proxy: Proxy;
let ports: number[];
beforeAll(async () => {
  ports = [await answering('one'), await answering('two')];
  proxy = await startProxy(await nextFree(45_300), () => ports);
});
afterAll(async () => {
  await proxy.stop();
  for (const server of servers) server.close();
});

const ask = async (): Promise<string> => {
  const response = await fetch(`http://127.0.0.1:${proxy.port}/x`, {
    method: 'POST',
    body: 'hello',
  });
  return `${response.status} ${await response.text()}`;
};

test('spreads the requests, with their body and the host as the browser sent it', async () => {
  const answers = [await ask(), await ask()].sort();
  expect(answers).toEqual([
    `200 hello one 127.0.0.1:${proxy.port}`,
    `200 hello two 127.0.0.1:${proxy.port}`,
  ]);
});

test('passes over one that is gone, and says 502 when all are', async () => {
  const [first = 0] = ports;
  const gone = await nextFree(45_400);
  ports = [gone, first];
  expect(await ask()).toContain('200');
  expect(await ask()).toContain('200');
  ports = [gone];
  expect(await ask()).toBe('502 ');
});

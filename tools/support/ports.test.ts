import { createServer, type Server } from 'node:net';
import { choosePort, isFree, nextFree } from './ports.ts';

const open: Server[] = [];
const occupy = (host: string, port = 0): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    open.push(server);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });

afterAll(() => open.forEach((server) => server.close()));

test.each(['127.0.0.1', '::1'])('a port taken on %s is not free', async (host) => {
  const port = await occupy(host);
  expect(await isFree(port)).toBe(false);
  expect(await nextFree(port, 10)).toBeGreaterThan(port);
});

describe('choosing a port', () => {
  const wish = { purpose: 'the web', variable: 'PORT' };

  test('moves on from a taken one and says so', async () => {
    const preferred = await occupy('127.0.0.1');
    const notes: string[] = [];
    const port = await choosePort({ ...wish, preferred }, (text) => notes.push(text));
    expect((port - preferred) % 10).toBe(0);
    expect(notes.join()).toContain(`port ${preferred} is taken`);
  });

  test('refuses a taken one that the user asked for, by its number', async () => {
    const asked = await occupy('127.0.0.1');
    await expect(
      choosePort({ ...wish, preferred: 4200, asked: String(asked) }, () => undefined),
    ).rejects.toThrow(`Port ${asked}, which PORT asks for, is taken.`);
  });

  test.each(['0', '70000', '4200x', '-1'])('refuses %s', async (asked) => {
    await expect(choosePort({ ...wish, preferred: 4200, asked }, () => undefined)).rejects.toThrow(
      'is not a port number',
    );
  });
});

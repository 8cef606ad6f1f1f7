import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { testConfig } from '../testing/test-config.js';
import { FileStore } from './file-store.js';

/** A peer that speaks what of S3 the store needs; it does not check who signs, only that somebody does. */
class Peer {
  readonly objects = new Map<string, Buffer>();
  /** How many of the next answers are "try later". */
  failing = 0;
  readonly asked: string[] = [];
  private server: Server | undefined;

  async start(): Promise<string> {
    this.server = createServer((req, res) => void this.answer(req, res)).listen(0, '127.0.0.1');
    await new Promise((resolve) => this.server?.once('listening', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }

  private async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = req;
    const key = decodeURIComponent(new URL(url, 'http://peer').pathname).replace('/files/', '');
    this.asked.push(`${method} ${key}`);
    const body = await buffer(req);
    if (!headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=key/')) {
      res.writeHead(403).end();
    } else if (this.failing > 0) {
      this.failing -= 1;
      res.writeHead(503).end();
    } else if (method === 'PUT') {
      this.objects.set(key, body);
      res.writeHead(200, { etag: '"x"' }).end();
    } else if (method === 'DELETE') {
      this.objects.delete(key);
      res.writeHead(204).end();
    } else this.give(this.objects.get(key), headers.range, res);
  }

  private give(object: Buffer | undefined, range: string | undefined, res: ServerResponse): void {
    if (!object) {
      res.writeHead(404, { 'content-type': 'application/xml' });
      res.end('<Error><Code>NoSuchKey</Code></Error>');
      return;
    }
    const [, from = '0', to = String(object.length - 1)] =
      /bytes=(\d+)-(\d+)/.exec(range ?? '') ?? [];
    const part = object.subarray(Number(from), Number(to) + 1);
    const more = range ? { 'content-range': `bytes ${from}-${to}/${object.length}` } : {};
    const modified = { 'last-modified': new Date(0).toUTCString() };
    res
      .writeHead(range ? 206 : 200, { 'content-length': part.length, ...modified, ...more })
      .end(part);
  }
}

const peer = new Peer();
let folder: string;
const stores: Record<'folder' | 'bucket', FileStore> = {} as never;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pateka-store-'));
  stores.folder = new FileStore(testConfig({ MEDIA_FOLDER: join(folder, 'files') }));
  const bucket = { MEDIA_S3_BUCKET: 'files', MEDIA_S3_KEY: 'key', MEDIA_S3_SECRET: 'secret' };
  const endpoint = { MEDIA_FOLDER: '', MEDIA_S3_ENDPOINT: await peer.start() };
  stores.bucket = new FileStore(testConfig({ ...bucket, ...endpoint }));
});
afterAll(async () => {
  peer.stop();
  await rm(folder, { recursive: true, force: true });
});

const bytes = Buffer.from('Сметка за ток, два листа');

describe.each(['folder', 'bucket'] as const)('in a %s', (place) => {
  const key = 'ab/abcd/file';

  test('what was written is there, whole and in stretches', async () => {
    const store = stores[place];
    expect(await store.size(key)).toBeNull();
    await store.put(key, bytes);
    expect(await store.size(key)).toBe(bytes.length);
    expect((await store.read(key)).equals(bytes)).toBe(true);
    const part = await buffer(await store.stream(key, { from: 3, to: 9 }));
    expect(part.equals(bytes.subarray(3, 10))).toBe(true);
  });

  test('writing and removing twice is as good as once', async () => {
    const store = stores[place];
    await Promise.all([store.put(key, bytes), store.put(key, bytes)]);
    expect((await store.read(key)).equals(bytes)).toBe(true);
    await Promise.all([store.remove(key), store.remove(key)]);
    await store.remove(key);
    expect(await store.size(key)).toBeNull();
  });

  test('reading what is not there is an error, never an empty file', async () => {
    await expect(stores[place].read('no/nothing/file')).rejects.toThrow();
  });

  test('nothing climbs out of its place', async () => {
    for (const bad of ['../outside', 'a/../../outside', '/a/../../../outside'])
      await expect(stores[place].put(bad, bytes)).rejects.toThrow();
  });
});

test('a bucket that is away for a moment is asked again', async () => {
  peer.failing = 2;
  await stores.bucket.put('cd/cdef/file', bytes);
  expect(peer.objects.get('cd/cdef/file')?.equals(bytes)).toBe(true);
  expect(peer.asked.filter((line) => line === 'PUT cd/cdef/file')).toHaveLength(3);
});

test('a bucket that stays away is an error, and the file is not taken for written', async () => {
  peer.failing = 50;
  await expect(stores.bucket.put('ef/efgh/file', bytes)).rejects.toThrow();
  await expect(stores.bucket.size('ef/efgh/file')).rejects.toThrow();
  peer.failing = 0;
  expect(await stores.bucket.size('ef/efgh/file')).toBeNull();
});

test('files lie there for us alone, and no half of one stays behind', async () => {
  await stores.folder.put('ab/abcd/file', bytes);
  const inside = join(folder, 'files', 'ab', 'abcd');
  expect(await readdir(inside)).toEqual(['file']);
  expect((await stat(join(inside, 'file'))).mode & 0o077).toBe(0);
  await expect(stores.folder.put('ab/abcd', bytes)).rejects.toThrow();
  expect(await readdir(join(folder, 'files', 'ab'))).toEqual(['abcd']);
});

test('whoever reads while the same file is written again reads it whole', async () => {
  const large = Buffer.alloc(5_000_000, 'лв');
  await stores.folder.put('gh/large/file', large);
  const reading = Array.from({ length: 6 }, () => stores.folder.read('gh/large/file'));
  const writing = Array.from({ length: 6 }, () => stores.folder.put('gh/large/file', large));
  await Promise.all(writing);
  for (const read of await Promise.all(reading)) expect(read.equals(large)).toBe(true);
});

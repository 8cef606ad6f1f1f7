import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IssuerService } from '../issuer/issuer.service.js';
import { startApp, type TestApp } from '../testing/app.js';
import { saidBy } from '../testing/said.js';
import { CliModule } from './cli.module.js';
import { issuerDocumentTo, keys } from './keys-command.js';

let cli: TestApp;
let folder: string;
beforeAll(async () => {
  cli = await startApp({ module: CliModule });
  folder = await mkdtemp(join(tmpdir(), 'keys-test-'));
});
afterAll(async () => {
  await cli.stop();
  await rm(folder, { recursive: true });
});

const command = (...args: string[]) => saidBy(() => keys(cli.app, args));
const privateParts = async (): Promise<string[]> => {
  const { ed25519, p256 } = await cli.get(IssuerService).signingKeys();
  return [ed25519, p256].map(({ privateJwk }) => privateJwk.d ?? '');
};

test('the list shows each key with kind and day, and never a private part (credentials 22)', async () => {
  const said = await command('list');
  const [head = '', ...lines] = said.split('\n');
  expect(head).toMatch(/^ +id +kind +since +retired$/);
  expect(lines.slice(0, -1)).toEqual([
    expect.stringMatching(/^ +[\w-]{43} +Ed25519 +\d{4}-\d\d-\d\d +signs now$/),
    expect.stringMatching(/^ +[\w-]{43} +P-256 +\d{4}-\d\d-\d\d +signs now$/),
  ]);
  const secret = await privateParts();
  expect(secret.every((part) => part.length > 40)).toBe(true);
  expect(secret.filter((part) => said.includes(part))).toEqual([]);
});

test('rotating says what it did and that what was issued before stays valid (credentials 22)', async () => {
  const before = await privateParts();
  const said = await command('rotate');
  expect(said).toContain('New keys sign from now on');
  expect(said).toMatch(/every certificate\s+that was issued before stays valid/);
  expect(said.match(/signs now/g)).toHaveLength(2);
  expect(said.match(/\d{4}-\d\d-\d\d +\d{4}-\d\d-\d\d$/gm)).toHaveLength(2);
  const now = await privateParts();
  expect(now).not.toEqual(before);
  expect([...before, ...now].filter((part) => said.includes(part))).toEqual([]);
});

test('whoever asks for something else is told how, and nothing is rotated', async () => {
  const before = await privateParts();
  for (const args of [[], ['show'], ['rotate', 'now'], ['list', 'private']])
    expect(await command(...args)).toMatch(/^Usage: keys list[^]*\n2$/);
  expect(await privateParts()).toEqual(before);
});

test('the public document is laid down whole, with all keys and no private part', async () => {
  const file = join(folder, 'issuer.json');
  for (let times = 0; times < 2; times += 1)
    expect(await saidBy(() => issuerDocumentTo(cli.app, [file]))).toBe('0');
  const text = await readFile(file, 'utf8');
  const document = JSON.parse(text) as { id: string; verificationMethod: object[] };
  expect(document.id).toBe(`${cli.config.CHECK_URL}/issuer`);
  expect(document.verificationMethod).toHaveLength(4);
  expect((await privateParts()).filter((part) => text.includes(part))).toEqual([]);
  expect(await readdir(folder)).toEqual(['issuer.json']);
  expect(await saidBy(() => issuerDocumentTo(cli.app, []))).toMatch(/^Usage[^]*\n2$/);
});

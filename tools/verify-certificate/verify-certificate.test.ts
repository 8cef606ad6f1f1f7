import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  badgePng,
  badgeSvg,
  bakePng,
  bakeSvg,
  generateSigningKey,
  holderZip,
  issuerDocument,
} from '@pateka/credentials';
import { createSigner } from '@pateka/credentials/sign';
import { isHeld, takeLock } from '../support/lock-file.ts';
import { cache, root } from '../support/paths.ts';

const issuer = { id: 'https://check.example.org/issuer', name: 'Обучения за всеки ден' };
const listUrl = 'https://check.example.org/status/1';
const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
afterAll(() => rmSync(folder, { recursive: true }));

const freshKeys = async () => ({
  ed25519: await generateSigningKey('Ed25519'),
  p256: await generateSigningKey('P-256'),
});

/** A signed certificate of an invented person, and the documents of its issuer, as files. */
const save = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const urn = () => `urn:uuid:${crypto.randomUUID()}`;
const keys = await freshKeys();
const signer = createSigner(issuer, keys);
const { json, jwt } = await signer.sign({
  credentialId: urn(),
  subjectId: urn(),
  achievementId: urn(),
  issuer,
  locale: 'bg',
  title: { bg: 'Моите пари, моят избор', en: 'My money, my choice' },
  outcomes: { bg: ['съставя месечен бюджет'], en: ['makes a monthly budget'] },
  competences: [],
  hours: 2,
  completedOn: '2026-11-22',
  issuedOn: '2026-11-23',
  holderName: 'Мария Щерева-Цветкова',
  status: { listUrl, index: 77 },
});
const issuerText = JSON.stringify(issuerDocument(issuer, [keys.ed25519, keys.p256]));
const list = (revoked: number[]) =>
  signer.signStatusList({ url: listUrl, revoked, validFrom: '2026-11-23', ttl: 60_000 });

const pdf = new Uint8Array();
const trusted = save('issuer.json', issuerText);
const zip = holderZip({ pdf, json, jwt, issuer: issuerText }, 'bg');
const forms = {
  'certificate.json': save('certificate.json', json),
  'certificate.jwt': save('certificate.jwt', jwt),
  'badge.png': save('badge.png', bakePng(badgePng(), json)),
  'badge.svg': save('badge.svg', bakeSvg(badgeSvg(), json)),
  'certificate.zip': save('certificate.zip', zip),
};
const changed = save('changed.json', json.replace('Мария', 'Марина'));

interface Ran {
  exit: number | string | undefined;
  out: string;
  errors: string;
}

const run = (...args: string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const command = [join(root, 'tools/run.js'), 'verify-certificate', ...args];
    const env = { ...process.env, LANG: 'C', NODE_OPTIONS: '', NO_COLOR: '1' };
    execFile(process.execPath, command, { cwd: folder, env }, (error, out, errors) =>
      resolve({ exit: error === null ? 0 : (error.code ?? undefined), out, errors }),
    );
  });

test.each(Object.entries(forms))(
  '%s is verified with no server: 0 (credentials 25)',
  async (_, file) => {
    const { exit, out } = await run(file, '--issuer', trusted);
    expect([exit, out]).toEqual([
      0,
      expect.stringContaining('VALID: the record is from this issuer'),
    ]);
    expect(out).toContain('? Not revoked: not checked');
    expect(out.indexOf('compare with what you see on the paper')).toBeGreaterThan(
      out.indexOf('VALID'),
    );
    for (const fact of ['Моите пари, моят избор', '2026-11-22', 'Мария Щерева-Цветкова', issuer.id])
      expect(out).toContain(fact);
  },
);

test('nothing is built under those who run what is built', async () => {
  const lock = join(cache, 'test-run', 'lock');
  // `npm test` holds it already
  const giveBack = isHeld(lock) ? () => undefined : takeLock(lock, 'a test');
  const madeAt = () => statSync(join(root, 'libs/credentials/dist/verify/index.js')).ctimeMs;
  const before = madeAt();
  try {
    expect((await run(forms['certificate.json'], '--issuer', trusted)).exit).toBe(0);
  } finally {
    giveBack();
  }
  expect(madeAt()).toBe(before);
});

test('a changed one is not valid: 1 (credentials 25)', async () => {
  const { exit, out } = await run(changed, '--issuer', trusted, '--lang', 'bg');
  expect(exit).toBe(1);
  expect(out).toContain('НЕВАЛИДЕН');
});

test('a revoked one is not valid, one in the list that still stands is: 1, 0 (credentials 25)', async () => {
  const revoked = save('revoked.json', await list([77]));
  const stands = save('stands.json', await list([78]));
  const asked = (path: string) => run(forms['badge.png'], '--issuer', trusted, '--status', path);
  expect(await asked(revoked)).toMatchObject({ exit: 1, out: expect.stringContaining('revoked') });
  expect(await asked(stands)).toMatchObject({
    exit: 0,
    out: expect.stringContaining('✓ Not revoked'),
  });
});

test('of an unknown issuer it says where the document is, and trusts none that came along: 2 (credentials 20)', async () => {
  const alone = await run(forms['certificate.json']);
  expect(alone.exit).toBe(2);
  expect(alone.out).toMatch(
    /Open the address of the issuer[\s\S]+https:\/\/check\.example\.org\/issuer/,
  );
  const packed = await run(forms['certificate.zip']);
  expect(packed.exit).toBe(2);
  expect(packed.out).toContain('that alone does not show who signed');
  const other = issuerDocument(issuer, [(await freshKeys()).ed25519]);
  const foreign = holderZip({ pdf, json, jwt, issuer: JSON.stringify(other) }, 'en');
  const unfit = await run(save('unfit.zip', foreign));
  expect([unfit.exit, unfit.out]).toEqual([
    2,
    expect.stringContaining('does not fit the keys that came'),
  ]);
});

test.each([
  ['no file', [], 'Usage'],
  ['two files', [trusted, trusted], 'Usage'],
  ['an option that does not exist', [trusted, '--trust'], '--trust'],
  ['another language', [trusted, '--lang', 'fr'], 'Usage'],
  ['a file that does not exist', [join(folder, 'none')], 'cannot be read'],
  ['a folder', [folder], 'cannot be read'],
  [
    'an issuer that is no JSON',
    [changed, '--issuer', forms['badge.png']],
    'no document of an issuer',
  ],
])('%s is told, and nothing is checked: 2 (credentials 25)', async (_, args, said) => {
  expect(await run(...args)).toMatchObject({
    exit: 2,
    out: '',
    errors: expect.stringContaining(said),
  });
});

test('with --json there is one object and nothing else (credentials 25)', async () => {
  const asked = async (...args: string[]) => {
    const { exit, out } = await run('--json', ...args);
    return [exit, JSON.parse(out) as unknown];
  };
  const facts = { title: 'Моите пари, моят избор', holderName: 'Мария Щерева-Цветкова' };
  expect(await asked(forms['certificate.zip'], '--issuer', trusted)).toEqual([
    0,
    expect.objectContaining({
      outcome: 'valid',
      kind: 'zip',
      exit: 0,
      facts: expect.objectContaining(facts),
    }),
  ]);
  expect(await asked(changed, '--issuer', trusted)).toMatchObject([
    1,
    { outcome: 'not-valid', exit: 1 },
  ]);
  expect(await asked(trusted)).toMatchObject([
    2,
    { outcome: 'cannot-check', facts: null, exit: 2 },
  ]);
  expect(await asked(join(folder, 'none'))).toMatchObject([
    2,
    { outcome: 'cannot-check', exit: 2 },
  ]);
});

test('a name cannot move the cursor of whoever reads it', async () => {
  const signs = json.replace('Мария', '\\u001b[2J\\u202eМ');
  const { out } = await run(save('signs.json', signs), '--issuer', trusted);
  expect(out).not.toMatch(/[\u001b\u202e]/);
});

import { deniedWords } from '../../test-support/denied-words.js';
import { credentialInput, issuer, urn } from '../../test-support/credential-inputs.js';
import {
  bothOf,
  freshKeys,
  partsOf,
  signedCredential,
} from '../../test-support/signed-credentials.js';
import type { CredentialInput } from '../credential/credential-input.js';
import { issuerDocument } from '../credential/issuer-document.js';
import { createSigner } from './index.js';

const keys = await freshKeys();

/** All that anybody gets to read, the packed parts of a JWT as text. */
async function everythingOf(change: Partial<CredentialInput>): Promise<string> {
  const { json, jwt } = await signedCredential(keys, change);
  const { header, payload } = partsOf(jwt);
  const signer = createSigner(issuer, keys);
  const url = 'https://check.example.org/status/1';
  const list = await signer.signStatusList({
    url,
    revoked: [1],
    validFrom: '2026-11-23',
    ttl: 60_000,
  });
  const profile = JSON.stringify(issuerDocument(issuer, bothOf(keys)));
  return [json, JSON.stringify(header), JSON.stringify(payload), list, profile].join('\n');
}

/** Key material and random ids, in which any few letters may stand by chance. */
const withoutRandom = (text: string): string =>
  text.replace(/"(z[\w]{20,}|u[\w-]{20,})"|#z[\w]{20,}|[\w-]{43}|urn:uuid:[\da-f-]{36}/g, '');

test.each(['bg', 'en', 'both'] as const)(
  'no byte hints at why somebody took the course: %s (credentials 3)',
  async (locale) => {
    for (const holderName of ['Мария', null]) {
      const everything = withoutRandom(await everythingOf({ locale, holderName }));
      expect(everything).toContain(issuer.name);
      expect(everything).not.toMatch(deniedWords);
    }
  },
);

test('the search above finds such a word wherever it hides (credentials 3)', async () => {
  for (const change of [
    { holderName: 'Приют' },
    { title: { bg: 'След насилието', en: 'Courage' } },
    { outcomes: { bg: ['намира кризисен център'], en: [] } },
    { status: { listUrl: 'https://shelter.example.org/status', index: 1 } },
  ])
    expect(withoutRandom(await everythingOf(change))).toMatch(deniedWords);
});

/** Every text of a document. */
const textsIn = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(textsIn)
    : [String(value)];

test('two credentials of one holder have no id in common (credentials 6)', async () => {
  const holder = { holderName: 'Мария Щерева-Цветкова', issuedOn: '2026-11-23' };
  const first = await signedCredential(keys, holder);
  const second = await signedCredential(keys, {
    ...holder,
    achievementId: urn(),
    title: { bg: 'Първа работа', en: 'A first job' },
    completedOn: '2026-12-01',
    status: { listUrl: 'https://check.example.org/status/1', index: 12 },
  });
  const shared = textsIn(first.credential).filter((text) =>
    textsIn(second.credential).includes(text),
  );
  const ids = shared.filter((text) => /^urn:|^did:|^https?:|@/.test(text));
  // what everybody's credentials have: contexts, the issuer, its key, its one status list, the framework
  expect(new Set(ids)).toEqual(
    new Set([
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      'https://check.example.org/issuer',
      `https://check.example.org/issuer#${partOf(first.credential)}`,
      'https://check.example.org/status/1',
      'https://example.org/frameworks/infe',
    ]),
  );
  expect(shared).toContain(holder.holderName);
});

const partOf = (credential: Record<string, unknown>): string => {
  const [proof] = credential['proof'] as [{ verificationMethod: string }];
  return proof.verificationMethod.split('#')[1] ?? '';
};

test('signatures tell days only (credentials 7)', async () => {
  const { json, jwt } = await signedCredential(keys);
  const moments = json.match(/\d{4}-\d\d-\d\dT[\d:.]+Z?/g);
  expect(moments).toEqual(['2026-11-22T00:00:00Z', '2026-11-23T00:00:00Z']);
  const { iat, exp, nbf } = partsOf(jwt).payload;
  expect({ iat, exp, nbf }).toEqual({ nbf: Date.UTC(2026, 10, 22) / 1000 });
});

test('the issuer that signs stands in it, whatever the input says (credentials 4)', async () => {
  const { credential } = await signedCredential(keys, {
    issuer: { id: 'https://centre.example.org/issuer', name: 'Another' },
  });
  expect(credential['issuer']).toEqual({ ...issuer, type: ['Profile'] });
});

test('a status list names its address, its purpose and how long it may be kept (credentials 23)', async () => {
  const url = 'https://check.example.org/status/1';
  const list = await createSigner(issuer, keys).signStatusList({
    url,
    revoked: [credentialInput().status.index],
    validFrom: '2026-11-23',
    ttl: 60_000,
  });
  expect(JSON.parse(list)).toMatchObject({
    id: url,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: issuer.id,
    validFrom: '2026-11-23T00:00:00Z',
    credentialSubject: { type: 'BitstringStatusList', statusPurpose: 'revocation', ttl: 60_000 },
  });
});

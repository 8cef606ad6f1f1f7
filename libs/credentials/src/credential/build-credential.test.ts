import { Ajv2019 } from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { anyInput, credentialInput } from '../../test-support/credential-inputs.js';
import { describeOfficial, officialJson } from '../../test-support/official-examples.js';
import { createSigner } from '../sign/index.js';
import { generateSigningKey } from '../proof/signing-key.js';
import { buildCredential } from './build-credential.js';
import type { CredentialInput, CredentialLocale } from './credential-input.js';

const locales: CredentialLocale[] = ['bg', 'en', 'both'];
const subjectOf = (change: Partial<CredentialInput>) =>
  buildCredential(credentialInput(change)).credentialSubject;

describeOfficial('the schema of Open Badges 3.0 (credentials 18)', () => {
  const ajv = new Ajv2019({ strict: false, allErrors: true });
  (addFormats as unknown as (ajv: Ajv2019) => void)(ajv);
  const validate = ajv.compile(officialJson('ob_v3p0_achievementcredential_schema.json'));
  const errorsOf = (credential: unknown): unknown =>
    validate(credential) ? [] : validate.errors?.map((e) => `${e.instancePath} ${e.message}`);

  test('it takes the official minimal example and no credential without an achievement (credentials 18)', () => {
    const minimal = officialJson('examples/minimal_valid_obv3.json');
    expect(errorsOf(minimal)).toEqual([]);
    expect(errorsOf({ ...minimal, credentialSubject: { type: ['AchievementSubject'] } })).not.toEqual(
      [],
    );
  });

  test.each(
    locales.flatMap((locale) =>
      [null, 'Мария'].flatMap((holderName) =>
        [[], undefined].map((competences) => ({ locale, holderName, competences })),
      ),
    ),
  )('what is signed fits it: %j (credentials 18)', async ({ competences, ...rest }) => {
    const [ed25519, p256] = [await generateSigningKey('Ed25519'), await generateSigningKey('P-256')];
    const input = credentialInput({ ...rest, ...(competences && { competences }) });
    const { json, jwt } = await createSigner(input.issuer, { ed25519, p256 }).sign(input);
    expect(errorsOf(JSON.parse(json))).toEqual([]);
    const claims: unknown = JSON.parse(
      Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString(),
    );
    expect(errorsOf(claims)).toEqual([]);
  });

  test('whatever a caller asks for fits it (credentials 18)', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(errorsOf(buildCredential(input))).toEqual([]);
      }),
    );
  });
});

test('a credential without a name says nothing about its holder (credentials 2)', () => {
  expect(subjectOf({ holderName: null })).not.toHaveProperty('identifier');
  expect(subjectOf({ holderName: 'Ани' })['identifier']).toEqual([
    { type: 'IdentityObject', identityType: 'name', hashed: false, identityHash: 'Ани' },
  ]);
});

test('nothing that a caller passes along beyond the input gets in (credentials 5)', () => {
  const extra = {
    email: 'maria@example.org',
    phone: '+359888123456',
    accountId: '8f14e45f-0000-4000-8000-000000000000',
    ip: '192.0.2.7',
    birthDate: '1990-01-01',
  };
  const written = JSON.stringify(buildCredential({ ...credentialInput(), ...extra }));
  for (const value of Object.values(extra)) expect(written).not.toContain(value);
  expect(written).not.toMatch(/[\w.]+@[\w.]+\.\w|"(email|telephone|address|dateOfBirth|evidence|image|salt)"/i);
});

/** Every text in a document, at whatever depth. */
const textsIn = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(textsIn)
    : [String(value)];

test('every moment is the first of a day in UTC, and is a day of the input (credentials 7)', () => {
  fc.assert(
    fc.property(anyInput, (given) => {
      const input = { ...given, title: { bg: 'а', en: 'a' }, outcomes: { bg: [], en: [] } };
      const credential = buildCredential({ ...input, holderName: null, competences: [] });
      const moments = textsIn(credential).filter((text) => /^\d{4}-\d\d-\d\d/.test(text));
      expect(moments).toEqual([`${input.completedOn}T00:00:00Z`]);
    }),
  );
});

test('both languages stand one after the other, a text that is the same in both once', () => {
  const both = buildCredential(credentialInput({ locale: 'both' }));
  expect(both.name).toBe('Моите пари, моят избор / My money, my choice');
  const same = credentialInput({ locale: 'both', title: { bg: 'Excel', en: 'Excel' } });
  expect(buildCredential(same).name).toBe('Excel');
});

test.each([
  ['bg', /^Сертификат за завършен курс\. Не удостоверява професионална квалификация\./],
  ['en', /^Certificate of course completion\. It does not certify a professional qualification\./],
  ['both', /професионална квалификация[^]*professional qualification/],
] as const)('it says what it certifies and what not: %s (credentials 37)', (locale, words) => {
  const { description, credentialSubject } = buildCredential(credentialInput({ locale }));
  expect(description).toMatch(words);
  expect(credentialSubject['achievement']).toMatchObject({
    achievementType: 'CertificateOfCompletion',
    description,
  });
});

test('the hours are there for machines, decimals with a point, and no credits are claimed', () => {
  const subject = subjectOf({ hours: 1.5 });
  expect(subject['result']).toMatchObject([{ value: '1.5' }]);
  expect(JSON.stringify(subject)).not.toContain('credits');
});

import { Ajv2019 } from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { anyInput, credentialInput } from '../../test-support/credential-inputs.js';
import { deniedWords } from '../../test-support/denied-words.js';
import { givenIssuer } from '../../test-support/issuer.js';
import { describeOfficial, officialJson } from '../../test-support/official-examples.js';
import { buildCredential } from './build-credential.js';

type Json = Record<string, unknown>;

describeOfficial('the official schema (credentials 18)', () => {
  const validator = () => {
    const ajv = new Ajv2019({ strict: false, allErrors: true });
    (addFormats as unknown as { default: typeof addFormats.default }).default(ajv as never);
    return ajv.compile(officialJson('ob_v3p0_achievementcredential_schema.json'));
  };

  test('takes every credential that can be built', () => {
    const isValid = validator();
    fc.assert(
      fc.property(anyInput, (input) => {
        isValid(buildCredential(input));
        expect(isValid.errors ?? []).toEqual([]);
      }),
    );
  });

  test('takes a signed one, and does notice what is missing', async () => {
    const isValid = validator();
    const { signer } = await givenIssuer();
    const signed = JSON.parse((await signer.sign(credentialInput())).json) as Json;
    expect(isValid(signed)).toBe(true);
    for (const key of ['@context', 'id', 'type', 'issuer', 'validFrom', 'credentialSubject']) {
      const { [key]: _taken, ...rest } = signed;
      expect([key, isValid(rest)]).toEqual([key, false]);
    }
    expect(isValid({ ...signed, proof: (signed['proof'] as Json[])[0] })).toBe(false);
  });
});

describe('what a credential tells of a person', () => {
  test('nothing but the name that was chosen (credentials 5)', () => {
    const input = credentialInput();
    const { credentialSubject: subject } = buildCredential(input);
    expect(Object.keys(subject).sort()).toEqual([
      'achievement',
      'id',
      'identifier',
      'result',
      'type',
    ]);
    expect(subject['identifier']).toEqual([
      {
        type: 'IdentityObject',
        identityType: 'name',
        hashed: false,
        identityHash: 'Мария Щерева-Цветкова',
      },
    ]);
    const nameless = buildCredential({ ...input, holderName: null }).credentialSubject;
    expect(nameless).not.toHaveProperty('identifier');
    const text = JSON.stringify(buildCredential(input));
    expect(text).not.toMatch(/@(?!context)|mailto|email|phone|birth|evidence|address/i);
  });

  test('no moment is finer than a day (credentials 7)', async () => {
    const { signer } = await givenIssuer();
    const { json, jwt } = await signer.sign(credentialInput());
    const moments = json.match(/\d{4}-\d\d-\d\dT[^"]*/g) ?? [];
    expect(moments.length).toBeGreaterThanOrEqual(2);
    for (const moment of moments) expect(moment).toMatch(/T00:00:00Z$/);
    const payload = JSON.parse(
      Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString(),
    ) as Json;
    expect(Number(payload['nbf']) % 86_400).toBe(0);
    expect(payload).not.toHaveProperty('iat');
  });

  test('no byte of it hints at why somebody took the course (credentials 3)', async () => {
    const { signer } = await givenIssuer();
    for (const locale of ['bg', 'en', 'both'] as const) {
      const { json, jwt } = await signer.sign(credentialInput({ locale }));
      const payload = Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString();
      for (const text of [json, payload]) {
        expect(text).toContain('Мария Щерева-Цветкова');
        expect(text).not.toMatch(deniedWords);
      }
    }
    const hint = await signer.sign(credentialInput({ title: { bg: 'След насилието', en: 'x' } }));
    expect(hint.json).toMatch(deniedWords);
  });
});

describe('what it certifies', () => {
  test.each([
    ['bg' as const, ['Сертификат за завършен курс', 'Не удостоверява професионална квалификация']],
    [
      'en' as const,
      ['Certificate of course completion', 'not certify a professional qualification'],
    ],
  ])('completion of a course and no qualification, in %s (credentials 37)', (locale, sentences) => {
    const credential = buildCredential(credentialInput({ locale }));
    const both = buildCredential(credentialInput({ locale: 'both' }));
    for (const sentence of sentences) {
      expect(credential.description).toContain(sentence);
      expect(both.description).toContain(sentence);
    }
    expect(credential.credentialSubject['achievement']).toMatchObject({
      achievementType: 'CertificateOfCompletion',
    });
  });

  test('its hours can be read by a machine and by people', () => {
    const { credentialSubject, description } = buildCredential(credentialInput({ hours: 2.5 }));
    expect(credentialSubject['result']).toMatchObject([{ value: '2.5' }]);
    expect(description).toContain('2,5 ч.');
  });

  test('its title and competences are in the language of the document, or in both', () => {
    const named = (locale: 'bg' | 'en' | 'both') => {
      const { name, credentialSubject } = buildCredential(credentialInput({ locale }));
      const { alignment } = credentialSubject['achievement'] as { alignment: Json[] };
      return [name, alignment[0]?.['targetName'], alignment[0]?.['targetCode']];
    };
    expect(named('bg')).toEqual(['Моите пари, моят избор', 'Съставяне на бюджет', '2.1']);
    expect(named('en')).toEqual(['My money, my choice', 'Budgeting', '2.1']);
    expect(named('both')).toEqual([
      'Моите пари, моят избор / My money, my choice',
      'Съставяне на бюджет / Budgeting',
      '2.1',
    ]);
  });
});

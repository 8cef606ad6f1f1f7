import fc from 'fast-check';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { issuerDocument } from '../src/credential/issuer-document.js';
import type { CredentialInput } from '../src/credential/credential-input.js';
import { generateSigningKey } from '../src/proof/signing-key.js';
import { createSigner, type IssuerKeys } from '../src/sign/index.js';

export const issuer = { id: 'https://check.example.org/issuer', name: 'Обучения за всеки ден' };

/** An issuer of a test, with fresh keys. */
export const givenIssuer = async (id = issuer.id) => {
  const own = { ...issuer, id };
  const keys: IssuerKeys = {
    ed25519: await generateSigningKey('Ed25519'),
    p256: await generateSigningKey('P-256'),
  };
  const document = issuerDocument(own, [keys.ed25519, keys.p256]);
  return { issuer: own, keys, document, signer: createSigner(own, keys) };
};

const uuid = () => `urn:uuid:${crypto.randomUUID()}`;

/** A credential as most will be; the people are invented. */
export const givenInput = (change: Partial<CredentialInput> = {}): CredentialInput => ({
  credentialId: uuid(),
  subjectId: uuid(),
  achievementId: uuid(),
  issuer,
  locale: 'bg',
  title: { bg: 'Моите пари, моят избор', en: 'My money, my choice' },
  outcomes: {
    bg: ['съставя месечен бюджет', 'сравнява общата цена на кредити'],
    en: ['makes a monthly budget', 'compares the total cost of loans'],
  },
  competences: [
    {
      id: 'infe:2.1',
      framework: 'EU/OECD-INFE (2022)',
      name: { bg: 'Съставяне на бюджет', en: 'Budgeting' },
      url: 'https://ec.europa.eu/info/publications/220111-financial-competence-framework_en',
    },
  ],
  hours: 1.5,
  completedOn: '2026-11-22',
  issuedOn: '2026-11-23',
  holderName: 'Мария Щерева-Цветкова',
  status: { listUrl: 'https://check.example.org/status/1', index: 94_567 },
  ...change,
});

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
const bilingual = fc.record({ bg: text, en: text });
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2026-11-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Credentials of every shape that there can be. */
export const anyInput: fc.Arbitrary<CredentialInput> = fc
  .record({
    locale: fc.constantFrom('bg' as const, 'en' as const, 'both' as const),
    title: bilingual,
    outcomes: fc.record({
      bg: fc.array(text, { maxLength: 6 }),
      en: fc.array(text, { maxLength: 6 }),
    }),
    competences: fc.array(
      fc.record({
        id: fc.constantFrom('infe:2.1', 'entrecomp:1.1', 'digcomp:4.2'),
        framework: text,
        name: bilingual,
        url: fc.constantFrom('https://example.org/framework', null),
      }),
      { maxLength: 5 },
    ),
    hours: fc.integer({ min: 1, max: 400 }).map((halves) => halves / 2),
    completedOn: day,
    issuedOn: day,
    holderName: fc.option(text),
    index: fc.integer({ min: 0, max: 131_071 }),
  })
  .map(({ index, ...change }) =>
    givenInput({ ...change, status: { listUrl: 'https://check.example.org/status/1', index } }),
  );

const folder = fileURLToPath(new URL('../../../../shared/ob3/', import.meta.url));

/** Official test data beside the project, read by its path; it is not part of it. */
export const official = {
  isHere: existsSync(folder),
  path: (name: string) => `${folder}${name}`,
  /** `describe`, or a skipped one that says why. */
  describe: (name: string, tests: () => void) => {
    if (existsSync(folder)) return describe(name, tests);
    console.warn(`SKIPPED: ${name}: the official data are not at ${folder}`);
    return describe.skip(`${name} (skipped: no official data beside the project)`, tests);
  },
};

/** Words of which no certificate and no address of it may hold one, whole or as a part (credentials 3). */
export const denied =
  /насили|приют|криз|преживе|жертв|динамик|пътека|pateka|violen|shelter|crisis|survivor|victim|abuse|dinamika/i;

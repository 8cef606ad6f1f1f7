import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { CredentialInput } from '../src/credential/credential-input.js';

export const issuer = { id: 'https://check.example.org/issuer', name: 'Everyday Learning' };

export const urn = (): string => `urn:uuid:${randomUUID()}`;

/** A credential as most will be; its ids are fresh each time. Whoever it names is invented. */
export const credentialInput = (change: Partial<CredentialInput> = {}): CredentialInput => ({
  credentialId: urn(),
  subjectId: urn(),
  achievementId: 'urn:uuid:6f0b1c5e-5a0e-4f53-9d9d-2f1f5ac1f3aa',
  issuer,
  locale: 'bg',
  title: { bg: 'Моите пари, моят избор', en: 'My money, my choice' },
  outcomes: {
    bg: ['съставя месечен бюджет и го променя', 'сравнява общата цена на кредити'],
    en: ['makes a monthly budget and adjusts it', 'compares the total cost of loans'],
  },
  competences: [
    {
      id: 'infe:2.1',
      framework: 'EU/OECD-INFE',
      name: { bg: 'Съставяне на бюджет', en: 'Budgeting' },
      url: 'https://example.org/frameworks/infe',
    },
  ],
  hours: 1.5,
  completedOn: '2026-11-22',
  issuedOn: '2026-11-23',
  holderName: 'Мария Щерева-Цветкова',
  status: { listUrl: 'https://check.example.org/status/1', index: 77_123 },
  ...change,
});

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
const bilingual = fc.record({ bg: text, en: text });
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Whatever a caller may ask to be signed. */
export const anyInput: fc.Arbitrary<CredentialInput> = fc
  .record({
    locale: fc.constantFrom('bg', 'en', 'both'),
    title: bilingual,
    outcomes: fc.record({
      bg: fc.array(text, { maxLength: 6 }),
      en: fc.array(text, { maxLength: 6 }),
    }),
    competences: fc.array(
      fc.record({
        id: fc.constantFrom('infe:2.1', 'digcomp:1.2', 'other'),
        framework: text,
        name: bilingual,
        url: fc.option(fc.webUrl()),
      }),
      { maxLength: 4 },
    ),
    hours: fc.integer({ min: 1, max: 400 }).map((halves) => halves / 2),
    completedOn: day,
    issuedOn: day,
    holderName: fc.option(text),
    index: fc.nat(131_071),
  })
  .map(({ index, ...rest }) =>
    credentialInput({ ...rest, status: { listUrl: 'https://check.example.org/status/1', index } }),
  );

import { z } from 'zod';
import type { CredentialFacts } from './report.js';

const text = z.string().max(20_000);
const oneOrMore = <Item extends z.ZodType>(item: Item) =>
  z.union([item, z.array(item).min(1).max(100)]);
const listed = <Item>(value: Item | Item[]): Item[] => (Array.isArray(value) ? value : [value]);

const identity = z.looseObject({
  identityType: text.optional(),
  hashed: z.boolean().optional(),
  identityHash: text.optional(),
});

/** The context that comes first: of the Verifiable Credentials 2.0, or 1.1 as in official examples of 2023. */
const BASES = ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/2018/credentials/v1'];

/**
 * What Open Badges 3.0 asks of an achievement credential, as far as anything is read from it here. In 2.0 of the
 * Verifiable Credentials `validFrom` is what was `issuanceDate` before.
 */
const shape = z.looseObject({
  '@context': z.array(z.unknown()).refine(([first]) => BASES.includes(String(first))),
  id: text,
  type: oneOrMore(text),
  issuer: z.union([text, z.looseObject({ id: text, name: text.optional() })]),
  validFrom: text.optional(),
  issuanceDate: text.optional(),
  validUntil: text.optional(),
  credentialSubject: z.looseObject({
    id: text.optional(),
    identifier: oneOrMore(identity).optional(),
    achievement: z.looseObject({
      id: text,
      type: oneOrMore(text),
      name: text,
      description: text,
      criteria: z.looseObject({}),
    }),
  }),
  credentialStatus: z
    .looseObject({
      type: text,
      statusPurpose: text.optional(),
      statusListIndex: z.union([text, z.number()]).optional(),
      statusListCredential: text.optional(),
    })
    .optional(),
});

/** A credential as far as it is read. */
export interface ReadCredential {
  facts: CredentialFacts;
  subjectId: string | null;
  /** Moments; NaN when they cannot be read. */
  validFrom: number;
  validUntil: number | null;
}

/** @returns null when it is not what the standard calls an achievement credential */
export function readCredential(given: unknown): ReadCredential | null {
  const parsed = shape.safeParse(given);
  if (!parsed.success) return null;
  const { id, type, issuer, credentialSubject: subject, validUntil } = parsed.data;
  const types = listed(type);
  const isBadge = types.includes('OpenBadgeCredential') || types.includes('AchievementCredential');
  if (!isBadge || !types.includes('VerifiableCredential')) return null;
  const from = parsed.data.validFrom ?? parsed.data.issuanceDate;
  if (from === undefined) return null;
  return {
    subjectId: subject.id ?? null,
    validFrom: Date.parse(from),
    validUntil: validUntil === undefined ? null : Date.parse(validUntil),
    facts: {
      id,
      issuerId: typeof issuer === 'string' ? issuer : issuer.id,
      issuerName: typeof issuer === 'string' ? null : (issuer.name ?? null),
      title: subject.achievement.name,
      completedOn: from.slice(0, 10),
      holderName: nameIn(subject.identifier),
      ...statusOf(parsed.data.credentialStatus),
    },
  };
}

function nameIn(identifier: z.infer<typeof identity> | z.infer<typeof identity>[] | undefined) {
  const names = listed(identifier ?? []).filter(
    ({ identityType, hashed }) => identityType === 'name' && hashed !== true,
  );
  return names[0]?.identityHash ?? null;
}

function statusOf(status: z.infer<typeof shape>['credentialStatus']) {
  if (status?.type !== 'BitstringStatusListEntry' || status.statusPurpose !== 'revocation')
    return { statusListUrl: null, statusIndex: null };
  const index = Number(status.statusListIndex);
  return {
    statusListUrl: status.statusListCredential ?? null,
    statusIndex: Number.isInteger(index) && index >= 0 ? index : null,
  };
}

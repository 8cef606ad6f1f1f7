import type { CredentialInput } from './credential-input.js';
import { criteriaOf, descriptionOf, hoursLabel, inLocale } from './credential-words.js';

/** A credential before it is signed, as Open Badges 3.0 writes it. */
export interface UnsignedCredential {
  '@context': string[];
  id: string;
  type: string[];
  issuer: { id: string; type: string[]; name: string };
  validFrom: string;
  name: string;
  description: string;
  credentialSubject: { id: string } & Record<string, unknown>;
  credentialStatus: Record<string, string>;
}

export const CREDENTIALS_V2 = 'https://www.w3.org/ns/credentials/v2';
export const OPEN_BADGES = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

/** @returns the first moment of a day in UTC: nothing in a credential is finer than a day (credentials 7) */
export const startOf = (day: string): string => `${day}T00:00:00Z`;

/**
 * Writes an `OpenBadgeCredential` (Open Badges 3.0, a Verifiable Credential 2.0). The hours are a result with a
 * description of its own: the standard's "credits" would claim something else.
 */
export function buildCredential(input: CredentialInput): UnsignedCredential {
  const { locale, title, issuer, hours, status } = input;
  const name = inLocale(title, locale);
  const description = descriptionOf(hours, locale);
  return {
    '@context': [CREDENTIALS_V2, OPEN_BADGES],
    id: input.credentialId,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: issuer.id, type: ['Profile'], name: issuer.name },
    validFrom: startOf(input.completedOn),
    name,
    description,
    credentialSubject: subjectOf(input, { name, description }),
    credentialStatus: {
      id: `${status.listUrl}#${status.index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(status.index),
      statusListCredential: status.listUrl,
    },
  };
}

function subjectOf(
  input: CredentialInput,
  { name, description }: { name: string; description: string },
): UnsignedCredential['credentialSubject'] {
  const { locale, achievementId, holderName, hours } = input;
  const hoursId = `${achievementId}#hours`;
  const alignment = alignmentOf(input);
  return {
    id: input.subjectId,
    type: ['AchievementSubject'],
    ...(holderName === null ? {} : { identifier: [named(holderName)] }),
    achievement: {
      id: achievementId,
      type: ['Achievement'],
      achievementType: 'CertificateOfCompletion',
      name,
      description,
      criteria: { narrative: criteriaOf(input.outcomes, locale) },
      ...(alignment.length === 0 ? {} : { alignment }),
      resultDescription: [
        {
          id: hoursId,
          type: ['ResultDescription'],
          name: hoursLabel(locale),
          resultType: 'ext:LearningHours',
        },
      ],
    },
    result: [{ type: ['Result'], resultDescription: hoursId, value: String(hours) }],
  };
}

/** A name as the standard has it: an identifier in clear, since hashing it would hide nothing (its salt is public). */
const named = (holderName: string) => ({
  type: 'IdentityObject',
  identityType: 'name',
  hashed: false,
  identityHash: holderName,
});

const alignmentOf = ({ competences, locale }: CredentialInput) =>
  competences.flatMap(({ id, framework, name, url }) =>
    url === null
      ? []
      : [
          {
            type: ['Alignment'],
            targetName: inLocale(name, locale),
            targetUrl: url,
            targetFramework: framework,
            targetCode: id.split(':').at(-1) ?? id,
          },
        ],
  );

import {
  createUnionType,
  Field,
  Float,
  ID,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from '@nestjs/graphql';
import type {
  Bilingual,
  CertificateLocale,
  CertificatePaper,
  CertificateState,
} from '@pateka/domain';
import { Refused } from '../identity/identity.types.js';
import type { CredentialState } from '../issuer/credential-status.entity.js';
import { BilingualText } from '../platform/graphql/bilingual.type.js';
import { OwnShareLink } from './share.types.js';

/** The ways in which a certificate is written. */
export const CertificateLocaleEnum = { bg: 'bg', en: 'en', both: 'both' } as const;
registerEnumType(CertificateLocaleEnum, { name: 'CertificateLocale' });

export const CertificatePaperEnum = { a4: 'a4', letter: 'letter' } as const;
registerEnumType(CertificatePaperEnum, { name: 'CertificatePaper' });

/** What a holder may save; the archive holds all the others. */
export const CertificateFormat = {
  pdf: 'pdf',
  json: 'json',
  jwt: 'jwt',
  png: 'png',
  svg: 'svg',
  zip: 'zip',
} as const;
export type CertificateFormat = keyof typeof CertificateFormat;
registerEnumType(CertificateFormat, { name: 'CertificateFormat' });

@ObjectType()
export class BilingualLines {
  @Field(() => [String])
  bg: string[];

  @Field(() => [String])
  en: string[];
}

@ObjectType({ description: 'A version that is being made while the one before it still stands.' })
export class NextCertificate {
  @Field(() => Int)
  version: number;

  @Field(() => String, { description: 'requested or failed' })
  state: CertificateState;

  @Field(() => String, { nullable: true })
  failure: string | null;

  @Field(() => String, { nullable: true })
  holderName: string | null;
}

@ObjectType()
export class OwnCertificate {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  courseId: string;

  @Field(() => Int, { description: 'Of the newest finished version, or of the first.' })
  version: number;

  @Field(() => String, { description: 'awaiting-choice, requested, ready or failed' })
  state: CertificateState;

  @Field(() => String, { nullable: true, description: 'valid or revoked; null before it is made.' })
  status: CredentialState | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was revoked: a key of a fixed list.',
  })
  revokedFor: string | null;

  @Field(() => String, { nullable: true })
  revokedOn: string | null;

  @Field()
  number: string;

  @Field()
  completedOn: string;

  @Field(() => CertificateLocaleEnum)
  locale: CertificateLocale;

  @Field(() => CertificatePaperEnum)
  paper: CertificatePaper;

  @Field({ description: 'A QR code to its check page is printed on it.' })
  withCheckCode: boolean;

  @Field({ description: 'It was made without having been asked for: no name stands on it.' })
  wasNotAskedFor: boolean;

  @Field(() => BilingualText)
  title: Bilingual;

  @Field(() => BilingualLines)
  outcomes: { bg: string[]; en: string[] };

  @Field(() => [BilingualText])
  competences: Bilingual[];

  @Field(() => Float)
  hours: number;

  @Field(() => String, { nullable: true })
  holderName: string | null;

  @Field(() => String, { nullable: true, description: 'Why it could not be made.' })
  failure: string | null;

  @Field({ description: 'The neutral name that stands on it.' })
  issuerName: string;

  @Field(() => [OwnShareLink])
  shareLinks: OwnShareLink[];

  @Field(() => NextCertificate, { nullable: true })
  next: NextCertificate | null;
}

@InputType()
export class RequestCertificateInput {
  @Field(() => ID)
  courseId: string;

  @Field(() => Int, {
    description:
      'The version it is for: that of the certificate while it is open, one more once it is ready. Sent twice it is made once.',
  })
  version: number;

  @Field(() => String, { nullable: true, description: 'Null for a certificate without a name.' })
  holderName: string | null;

  @Field()
  withCheckCode: boolean;

  @Field(() => CertificateLocaleEnum)
  locale: CertificateLocale;

  @Field(() => CertificatePaperEnum)
  paper: CertificatePaper;
}

@ObjectType()
export class CertificateRequested {
  @Field()
  state: string;

  constructor(state: string) {
    this.state = state;
  }
}

export const RequestCertificateResult = createUnionType({
  name: 'RequestCertificateResult',
  types: () => [CertificateRequested, Refused] as const,
});

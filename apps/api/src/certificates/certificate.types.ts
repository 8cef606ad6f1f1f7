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
  SharedFields,
} from '@pateka/domain';
import { Refused } from '../identity/identity.types.js';
import type { CredentialState } from '../issuer/credential-status.entity.js';
import { BilingualText } from '../platform/graphql/bilingual.type.js';

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

@ObjectType({ description: 'What a check page shows besides title, number, issuer and validity.' })
export class SharedFieldSet implements SharedFields {
  @Field()
  name: boolean;

  @Field()
  date: boolean;

  @Field()
  hours: boolean;

  @Field()
  outcomes: boolean;

  @Field()
  competences: boolean;
}

@InputType()
export class SharedFieldsInput implements SharedFields {
  @Field()
  name: boolean;

  @Field()
  date: boolean;

  @Field()
  hours: boolean;

  @Field()
  outcomes: boolean;

  @Field()
  competences: boolean;
}

@ObjectType()
export class ChecksOfDay {
  @Field()
  day: string;

  @Field(() => Int)
  count: number;
}

@ObjectType()
export class OwnShareLink {
  @Field(() => ID)
  id: string;

  @Field({ description: 'link, or printed for the code on the document itself' })
  kind: string;

  @Field(() => SharedFieldSet)
  fields: SharedFields;

  @Field()
  createdOn: string;

  @Field(() => String, { nullable: true })
  expiresOn: string | null;

  @Field(() => [ChecksOfDay], {
    description: 'How often it was opened, by day, the last 30 days; nobody notes by whom.',
  })
  checks: ChecksOfDay[];
}

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

  @Field(() => String, { nullable: true, description: 'Why it was revoked: a key of a fixed list.' })
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

@InputType()
export class ShareInput {
  @Field(() => ID)
  courseId: string;

  @Field(() => SharedFieldsInput)
  fields: SharedFields;

  @Field(() => Int, { nullable: true, description: 'Days until the link ends; null for no end.' })
  days: number | null;
}

@ObjectType()
export class NewShareLink {
  @Field({ description: 'The whole address; it is shown once and nowhere kept.' })
  url: string;

  constructor(url: string) {
    this.url = url;
  }
}

@ObjectType()
export class CertificateRequested {
  @Field()
  state: string;

  constructor(state: string) {
    this.state = state;
  }
}

@ObjectType({ description: 'What anybody with the link may know.' })
export class CheckedCertificate {
  @Field(() => String, {
    description: 'valid, revoked or superseded; of the latter two nothing else is shown.',
  })
  status: CredentialState;

  @Field(() => String, { nullable: true, description: 'The day on which it ceased to be valid.' })
  changedOn: string | null;

  @Field()
  title: string;

  @Field()
  number: string;

  @Field()
  issuerName: string;

  @Field(() => String, { nullable: true })
  holderName: string | null;

  @Field(() => String, { nullable: true })
  completedOn: string | null;

  @Field(() => Float, { nullable: true })
  hours: number | null;

  @Field(() => [String], { nullable: true })
  outcomes: string[] | null;

  @Field(() => [String], { nullable: true })
  competences: string[] | null;
}

@ObjectType()
export class CertificateRevoked {
  @Field({ description: 'As printed.' })
  number: string;

  constructor(number: string) {
    this.number = number;
  }
}

export const RequestCertificateResult = createUnionType({
  name: 'RequestCertificateResult',
  types: () => [CertificateRequested, Refused] as const,
});

export const RevokeCertificateResult = createUnionType({
  name: 'RevokeCertificateResult',
  types: () => [CertificateRevoked, Refused] as const,
});

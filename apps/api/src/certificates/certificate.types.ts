import { createUnionType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Locale } from '@pateka/domain';
import { LocaleEnum, Refused } from '../identity/identity.types.js';

@ObjectType()
export class OwnShareLink {
  @Field(() => ID)
  id: string;

  @Field({ description: 'link, or printed for the code on the document itself' })
  kind: string;

  @Field()
  showsName: boolean;

  @Field()
  showsHours: boolean;

  @Field()
  createdOn: string;

  @Field(() => String, { nullable: true })
  expiresOn: string | null;
}

@ObjectType()
export class OwnCertificate {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  courseId: string;

  @Field({ description: 'awaiting-choice, requested, ready or failed' })
  state: string;

  @Field()
  number: string;

  @Field()
  completedOn: string;

  @Field(() => LocaleEnum)
  locale: Locale;

  @Field()
  title: string;

  @Field(() => [String])
  outcomes: string[];

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
}

@InputType()
export class RequestCertificateInput {
  @Field(() => ID)
  courseId: string;

  @Field(() => String, { nullable: true, description: 'Null for a certificate without a name.' })
  holderName: string | null;

  @Field()
  withCheckCode: boolean;

  @Field(() => LocaleEnum)
  locale: Locale;
}

@InputType()
export class ShareInput {
  @Field(() => ID)
  courseId: string;

  @Field()
  showName: boolean;

  @Field()
  showHours: boolean;

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
  @Field()
  title: string;

  @Field()
  completedOn: string;

  @Field()
  number: string;

  @Field()
  issuerName: string;

  @Field(() => String, { nullable: true })
  holderName: string | null;

  @Field(() => Float, { nullable: true })
  hours: number | null;
}

export const RequestCertificateResult = createUnionType({
  name: 'RequestCertificateResult',
  types: () => [CertificateRequested, Refused] as const,
});

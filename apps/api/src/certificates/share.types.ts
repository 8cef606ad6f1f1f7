import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { SharedFields } from '@pateka/domain';
import type { CredentialState } from '../issuer/credential-status.entity.js';

@InputType('SharedFieldsInput')
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

@InputType()
export class ShareInput {
  @Field(() => ID)
  courseId: string;

  @Field(() => SharedFieldSet)
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

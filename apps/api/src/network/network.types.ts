import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Bilingual } from '@pateka/domain';
import { Refused } from '../identity/identity.types.js';
import { BilingualText } from '../platform/graphql/bilingual.type.js';

/** One printed card. The code exists in plain only in this answer. */
@ObjectType()
export class AccessCard {
  @Field()
  code: string;

  @Field()
  serial: string;
}

@ObjectType()
export class IssuedCards {
  @Field()
  cohortName: string;

  @Field()
  expiresAt: Date;

  @Field(() => [AccessCard])
  cards: AccessCard[];
}

export const IssueResult = createUnionType({
  name: 'IssueResult',
  types: () => [IssuedCards, Refused] as const,
  resolveType: (value: object) => ('cards' in value ? IssuedCards : Refused),
});

@InputType()
export class CreateCohortInput {
  @Field(() => ID, { description: 'Made with the form; the same id twice is one cohort.' })
  id: string;

  @Field()
  name: string;

  @Field({ defaultValue: '' })
  projectTag: string;

  @Field(() => [String])
  courseIds: string[];
}

@InputType()
export class IssueCodesInput {
  @Field(() => ID, {
    description: 'Made with the form; the same id twice is refused: codes are shown once.',
  })
  batchId: string;

  @Field()
  cohortId: string;

  @Field(() => Int)
  count: number;

  @Field(() => Int, { defaultValue: 90 })
  validDays: number;
}

@InputType()
export class RedeemInput {
  @Field()
  code: string;

  @Field()
  alias: string;

  @Field()
  passphrase: string;

  @Field({ description: 'False when she prefers to have none on paper (safety 46).' })
  recoveryCodes: boolean;
}

@InputType()
export class InviteStaffInput {
  @Field()
  organisationId: string;

  @Field({ description: 'trainer or coordinator' })
  role: string;
}

@InputType()
export class AcceptInvitationInput {
  @Field()
  token: string;

  @Field()
  name: string;

  @Field()
  email: string;

  @Field()
  passphrase: string;
}

@ObjectType()
export class StaffMember {
  @Field()
  name: string;

  @Field()
  role: string;

  @Field()
  organisationId: string;
}

@ObjectType()
export class IssuedInvitation {
  @Field({ description: 'Part of the one-time link; it is nowhere else.' })
  token: string;

  @Field()
  expiresAt: Date;
}

@ObjectType()
export class InvitationView {
  @Field(() => BilingualText)
  organisation: Bilingual;

  @Field()
  role: string;
}

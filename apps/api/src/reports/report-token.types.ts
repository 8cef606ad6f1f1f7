import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Refused } from '../identity/identity.types.js';

@InputType()
export class IssueReportTokenInput {
  @Field(() => ID, {
    description: 'Made with the form; the same id twice is refused: a token is shown once.',
  })
  id: string;

  @Field({ description: 'What it is for, 1 to 60 signs.' })
  name: string;

  @Field(() => Int, { description: '30, 90 or 365' })
  days: number;
}

@ObjectType()
export class IssuedReportToken {
  @Field({ description: 'In this answer and nowhere else.' })
  token: string;

  @Field()
  name: string;

  @Field({ description: 'YYYY-MM-DD, the last day on which it works.' })
  expiresOn: string;
}

export const IssueReportTokenResult = createUnionType({
  name: 'IssueReportTokenResult',
  types: () => [IssuedReportToken, Refused] as const,
  resolveType: (value: object) => ('token' in value ? IssuedReportToken : Refused),
});

@ObjectType({ description: 'A token without the token: it was shown once.' })
export class ReportTokenView {
  @Field(() => ID)
  id: string;

  @Field()
  name: string;

  @Field({ description: 'YYYY-MM-DD' })
  createdOn: string;

  @Field({ description: 'YYYY-MM-DD, the last day on which it works.' })
  expiresOn: string;

  @Field(() => String, { nullable: true, description: 'YYYY-MM-DD; null: not yet.' })
  lastUsedOn: string | null;

  @Field()
  revoked: boolean;

  @Field({ description: 'Whether it still opens the reports.' })
  alive: boolean;
}

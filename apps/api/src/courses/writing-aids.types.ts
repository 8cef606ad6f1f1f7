import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Bilingual } from '@pateka/domain';
import { BilingualText } from '../platform/graphql/bilingual.type.js';

@ObjectType({ description: 'A dated fact that a lesson may show.' })
export class FactChoice {
  @Field(() => ID)
  id: string;

  @Field(() => BilingualText)
  label: Bilingual;

  @Field(() => BilingualText, { description: 'The value as a reader sees it.' })
  text: Bilingual;

  @Field(() => BilingualText, { description: 'Who says so.' })
  source: Bilingual;

  @Field({ description: 'YYYY-MM-DD' })
  checkedOn: string;

  @Field(() => String, { nullable: true, description: 'Its last day; null while none is known.' })
  validTo: string | null;
}

@ObjectType({ description: 'A competence that a lesson may teach.' })
export class CompetenceChoice {
  @Field(() => ID)
  id: string;

  @Field(() => BilingualText)
  name: Bilingual;
}

@ObjectType({ description: 'What an author can choose from.' })
export class WritingAids {
  @Field(() => [FactChoice])
  facts: FactChoice[];

  @Field(() => [CompetenceChoice])
  competences: CompetenceChoice[];
}

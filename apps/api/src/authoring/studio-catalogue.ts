import { Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { type Competence, type Fact, factText } from '@pateka/content';
import type { Bilingual } from '@pateka/domain';
import { competences } from '../courses/competences.js';
import { FactCache } from '../courses/fact-cache.js';
import { BilingualText } from '../platform/graphql/bilingual.type.js';
import { Allow } from '../platform/guard/allow.decorator.js';

/** A dated fact that an author may put into a text. */
@ObjectType()
export class StudioFact {
  @Field(() => ID)
  id: string;

  @Field(() => BilingualText)
  label: Bilingual;

  @Field(() => BilingualText, { description: 'The value as a reader sees it today.' })
  text: Bilingual;

  @Field(() => String, { nullable: true, description: 'Its last day; null: no end is known.' })
  validTo: string | null;
}

/** A competence that a lesson may teach. */
@ObjectType()
export class StudioCompetence {
  @Field(() => ID)
  id: string;

  @Field(() => BilingualText)
  name: Bilingual;
}

/** What an author chooses from. */
@ObjectType()
export class StudioCatalogue {
  @Field(() => [StudioFact])
  facts: StudioFact[];

  @Field(() => [StudioCompetence])
  competences: StudioCompetence[];
}

const shownFact = (fact: Fact): StudioFact => ({
  id: fact.id,
  label: fact.label,
  text: { bg: factText(fact, 'bg'), en: factText(fact, 'en') },
  validTo: fact.validTo,
});

const shownCompetence = ({ id, name }: Competence): StudioCompetence => ({ id, name });

@Resolver()
export class StudioCatalogueResolver {
  constructor(private readonly facts: FactCache) {}

  @Allow('module.write')
  @Query(() => StudioCatalogue, { description: 'What an author chooses from: the same for all.' })
  async studioCatalogue(): Promise<StudioCatalogue> {
    const [facts, known] = await Promise.all([this.facts.current(), competences()]);
    return {
      facts: [...facts.values()].map(shownFact),
      competences: known.map(shownCompetence),
    };
  }
}

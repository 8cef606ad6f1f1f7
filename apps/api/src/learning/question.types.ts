import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType()
export class Choice {
  @Field()
  id: string;

  @Field()
  html: string;
}

@ObjectType({ description: 'A stretch of a text with gaps: words to read, or a gap to fill.' })
export class GapPiece {
  @Field(() => String, { nullable: true })
  html: string | null;

  @Field(() => String, { nullable: true, description: 'The name of its field.' })
  gap: string | null;
}

@ObjectType({ description: 'A situation of a scenario with what one can do in it.' })
export class ScenarioStep {
  @Field()
  id: string;

  @Field()
  html: string;

  @Field(() => [Choice])
  choices: Choice[];
}

@ObjectType()
export class Question {
  @Field()
  id: string;

  @Field({
    description: 'single, multiple, true-false, number, order, match, gap, text or scenario',
  })
  type: string;

  @Field()
  promptHtml: string;

  @Field(() => [Choice], {
    description: 'To choose from or to put in order, or the left sides of a match; else empty.',
  })
  choices: Choice[];

  @Field(() => [Choice], { nullable: true, description: 'Of a match: the right sides, mixed.' })
  rights: Choice[] | null;

  @Field(() => [GapPiece], { nullable: true, description: 'Of a text with gaps.' })
  pieces: GapPiece[] | null;

  @Field(() => [ScenarioStep], {
    nullable: true,
    description:
      'Of a scenario, beginning with the first; for the page, which shows one at a time.',
  })
  steps: ScenarioStep[] | null;

  @Field(() => String, { nullable: true })
  unit: string | null;

  @Field()
  answered: boolean;
}

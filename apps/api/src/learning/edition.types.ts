import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Refused } from '../identity/identity.types.js';

@ObjectType({ description: 'That a module is better begun after others: advice, never a lock.' })
export class ModuleAdvice {
  @Field(() => ID)
  moduleId: string;

  @Field(() => [ID])
  before: string[];
}

@ObjectType()
export class EditionChange {
  @Field()
  title: string;

  @Field({ description: 'new, changed or gone' })
  kind: string;

  @Field(() => Int)
  newLessons: number;

  @Field(() => [String], { description: 'What its authors wrote about the change.' })
  texts: string[];
}

@ObjectType({ description: 'A newer edition of a course, offered to who is in an older one.' })
export class NewerEdition {
  @Field(() => Int)
  number: number;

  @Field(() => [EditionChange])
  changes: EditionChange[];

  @Field(() => Int, { description: 'Lessons done or skipped that it has too.' })
  finished: number;

  @Field(() => Int)
  total: number;
}

@ObjectType()
export class EditionTaken {
  @Field(() => Int)
  number: number;

  @Field()
  courseCompleted: boolean;
}

export const TakeEditionResult = createUnionType({
  name: 'TakeEditionResult',
  types: () => [EditionTaken, Refused] as const,
  resolveType: (value: object) => ('number' in value ? EditionTaken : Refused),
});

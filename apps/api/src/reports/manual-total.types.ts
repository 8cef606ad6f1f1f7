import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Refused } from '../identity/identity.types.js';

@InputType()
export class ManualTotalInput {
  @Field(() => ID)
  courseId: string;

  @Field({ description: 'YYYY-MM, up to the present month.' })
  period: string;

  @Field(() => Int)
  enrolled: number;

  @Field(() => Int)
  completed: number;

  @Field(() => Int, { description: 'Of all of them together.' })
  hours: number;
}

@ObjectType({ description: 'Totals of people taught off-line, typed by a coordinator.' })
export class ManualTotal {
  @Field(() => ID)
  id: string;

  @Field({ description: 'YYYY-MM' })
  period: string;

  @Field(() => ID)
  courseId: string;

  @Field()
  courseName: string;

  @Field(() => Int)
  enrolled: number;

  @Field(() => Int)
  completed: number;

  @Field(() => Int)
  hours: number;

  @Field(() => String, {
    nullable: true,
    description: 'YYYY-MM of the release that took it; null: it waits and may be changed.',
  })
  releasedIn: string | null;
}

@ObjectType({ description: 'What stood there before: somebody may have typed it a moment ago.' })
export class ReplacedManualTotal {
  @Field(() => Int)
  enrolled: number;

  @Field(() => Int)
  completed: number;

  @Field(() => Int)
  hours: number;
}

@ObjectType()
export class ManualTotalSaved {
  @Field(() => ID)
  id: string;

  @Field(() => ReplacedManualTotal, {
    nullable: true,
    description: 'Null when there was none, or the same.',
  })
  replaced: ReplacedManualTotal | null;

  constructor(id: string, replaced: ReplacedManualTotal | null) {
    this.id = id;
    this.replaced = replaced;
  }
}

@ObjectType()
export class ManualTotalDeleted {
  @Field(() => ID)
  id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export const SaveManualTotalResult = createUnionType({
  name: 'SaveManualTotalResult',
  types: () => [ManualTotalSaved, Refused] as const,
});

export const DeleteManualTotalResult = createUnionType({
  name: 'DeleteManualTotalResult',
  types: () => [ManualTotalDeleted, Refused] as const,
});

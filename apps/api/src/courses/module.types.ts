import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType()
export class OwnLesson {
  @Field(() => ID)
  id: string;

  @Field()
  title: string;

  @Field(() => Int)
  minutes: number;
}

/** A published module as the staff of its organisation see it. */
@ObjectType()
export class OwnModule {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  editionNumber: number;

  @Field()
  title: string;

  @Field()
  organisation: string;

  @Field(() => ID, {
    nullable: true,
    description: 'A course of the network in which it can be read.',
  })
  courseId: string | null;

  @Field(() => [OwnLesson])
  lessons: OwnLesson[];
}

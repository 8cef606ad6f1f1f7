import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('Lesson')
export class LessonSummary {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'Its place in the course, from 1: pages are titled by it.' })
  number: number;

  @Field()
  title: string;

  @Field(() => Int)
  minutes: number;

  @Field(() => String, {
    nullable: true,
    description: 'A content note, where the subject can hurt.',
  })
  note: string | null;

  @Field()
  skippable: boolean;
}

@ObjectType('Module')
export class ModuleSummary {
  @Field(() => ID)
  id: string;

  @Field()
  title: string;

  @Field(() => [LessonSummary])
  lessons: LessonSummary[];
}

/** A course as everybody may see it, in one language. */
@ObjectType('Course')
export class CourseSummary {
  @Field(() => ID)
  id: string;

  /** Which edition this is; for the fields that slices above add. */
  editionId: string;

  @Field()
  title: string;

  @Field()
  summary: string;

  @Field(() => [String])
  outcomes: string[];

  @Field(() => Float, { description: 'Nominal learning hours, half hours.' })
  hours: number;

  @Field(() => Int)
  lessonCount: number;

  @Field(() => [ModuleSummary])
  modules: ModuleSummary[];

  @Field(() => [String], { description: 'The worksheets in its lessons, each once.' })
  worksheets: string[];
}

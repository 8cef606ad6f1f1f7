import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Locale } from '@pateka/domain';
import type { CourseOutline } from './course-edition.entity.js';

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

  @Field({ description: 'The course can be completed without it.' })
  optional: boolean;
}

@ObjectType('Module')
export class ModuleSummary {
  @Field(() => ID)
  id: string;

  @Field()
  title: string;

  @Field({ description: 'Taken down for the time being: its lessons cannot be read.' })
  withdrawn: boolean;

  @Field(() => [String], { description: 'In what it is written: bg, or bg and en.' })
  languages: Locale[];

  @Field(() => [LessonSummary])
  lessons: LessonSummary[];
}

/** A course as everybody may see it, in one language. */
@ObjectType('Course')
export class CourseSummary {
  @Field(() => ID)
  id: string;

  /** Which edition this is, with what is withdrawn marked; for the fields that slices above add. */
  structure: CourseOutline;

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

  @Field(() => [String], { description: 'In what all its modules are written.' })
  languages: Locale[];

  @Field({ description: 'The name of its picture.' })
  cover: string;

  @Field({ description: 'Whether completing it gives a certificate.' })
  certificate: boolean;

  @Field(() => [String], { description: 'The worksheets in its lessons, each once.' })
  worksheets: string[];
}

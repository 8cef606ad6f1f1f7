import { ArgsType, createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Refused } from '../identity/identity.types.js';

@ArgsType()
export class ReportArgs {
  @Field({ description: 'total, course, module, partner or cohort' })
  dimension: string;

  @Field(() => String, { nullable: true, description: 'YYYY-MM' })
  from?: string | null;

  @Field(() => String, { nullable: true, description: 'YYYY-MM' })
  to?: string | null;
}

@ObjectType({ description: 'A sum of published figures. Some of its parts may be hidden.' })
export class Figure {
  @Field(() => Int)
  value: number;

  @Field({ description: 'True when a part is hidden: it is this much or more.' })
  atLeast: boolean;
}

@ObjectType()
export class ReportRow {
  @Field()
  key: string;

  @Field()
  label: string;

  @Field(() => String, {
    nullable: true,
    description: 'YYYY-MM, or null for the sum of the months asked for.',
  })
  period: string | null;

  @Field(() => Figure, {
    nullable: true,
    description: 'Null: hidden, so that nobody can be recognised.',
  })
  enrolled: Figure | null;

  @Field(() => Figure, { nullable: true })
  started: Figure | null;

  @Field(() => Figure, { nullable: true })
  completed: Figure | null;

  @Field(() => Figure, {
    nullable: true,
    description: 'Null for modules and partners too: they give none.',
  })
  certificates: Figure | null;
}

@ObjectType()
export class CompletionReport {
  @Field(() => String, {
    nullable: true,
    description: 'Day of the newest release; null before the first.',
  })
  asOf: string | null;

  @Field()
  nextReleaseOn: string;

  @Field({ description: 'Demo only: whether a button may close the period now.' })
  canCloseNow: boolean;

  @Field()
  dimension: string;

  @Field(() => [String], { description: 'Every month that has a release, the oldest first.' })
  periods: string[];

  @Field({ description: 'Whether this dimension counts certificates.' })
  hasCertificates: boolean;

  @Field(() => [ReportRow], { description: 'For each category its sum, then its months.' })
  rows: ReportRow[];
}

@ObjectType()
export class LessonFigure {
  @Field(() => ID)
  lessonId: string;

  @Field(() => Figure, { nullable: true })
  finished: Figure | null;
}

@ObjectType()
export class ModuleFigures {
  @Field(() => String, { nullable: true })
  asOf: string | null;

  @Field()
  nextReleaseOn: string;

  @Field(() => [LessonFigure])
  lessons: LessonFigure[];
}

@ObjectType({ description: 'How many people began a module, from all releases.' })
export class ModuleReach {
  @Field(() => ID)
  moduleId: string;

  @Field(() => Figure, {
    nullable: true,
    description: 'Null: hidden, so that nobody can be recognised, or not released yet.',
  })
  reached: Figure | null;
}

@ObjectType()
export class ModulesReach {
  @Field(() => String, {
    nullable: true,
    description: 'Day of the newest release; null before the first.',
  })
  asOf: string | null;

  @Field(() => [ModuleReach])
  modules: ModuleReach[];
}

@ObjectType()
export class PeriodClosed {
  @Field()
  period: string;

  constructor(period: string) {
    this.period = period;
  }
}

export const ClosePeriodResult = createUnionType({
  name: 'ClosePeriodResult',
  types: () => [PeriodClosed, Refused] as const,
});

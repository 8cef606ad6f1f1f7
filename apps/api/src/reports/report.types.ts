import { ArgsType, createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ReportColumn as DocumentColumn, ReportTable, ReportTime } from '@pateka/domain';
import { Refused } from '../identity/identity.types.js';

@ArgsType()
export class ReportArgs {
  @Field({ description: 'One of the fixed list of tables, see reportFrame.' })
  table: string;

  @Field({ description: 'month, quarter, year or sum' })
  time: string;

  @Field(() => String, { nullable: true, description: 'YYYY-MM' })
  from?: string | null;

  @Field(() => String, { nullable: true, description: 'YYYY-MM' })
  to?: string | null;

  @Field(() => String, { nullable: true, description: 'The id of a category, to see it alone.' })
  category?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'With the period before beside each.' })
  compare?: boolean | null;
}

@ArgsType()
export class ReportPageArgs extends ReportArgs {
  @Field(() => Int, {
    nullable: true,
    description:
      'The page of a long report, from 1; the last where there are not so many. Without it everything.',
  })
  page?: number | null;
}

@ObjectType({ description: 'A sum of published figures. Some of its parts may be hidden.' })
export class Figure {
  @Field(() => Int)
  value: number;

  @Field({ description: 'True when a part is hidden: it is this much or more.' })
  atLeast: boolean;
}

@ObjectType()
export class ReportColumn {
  @Field(() => String)
  key: DocumentColumn['key'];

  @Field()
  label: string;

  @Field(() => String, {
    nullable: true,
    description: 'people, hours, days or tenths; null for words.',
  })
  unit: DocumentColumn['unit'];

  @Field(() => Boolean, { nullable: true, description: 'Of the period before that of the row.' })
  isBefore?: boolean;
}

@ObjectType()
export class ReportNumber {
  @Field(() => Int, {
    nullable: true,
    description: 'Null: hidden, so that nobody can be recognised.',
  })
  value: number | null;

  @Field({ description: 'True when a part is hidden: it is this much or more.' })
  atLeast: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Nothing is counted here.' })
  isAbsent?: boolean;
}

@ObjectType()
export class ReportRow {
  @Field(() => [String])
  keys: string[];

  @Field(() => String, { nullable: true })
  period: string | null;

  @Field({ description: 'Typed by a coordinator for people taught off-line.' })
  isManual: boolean;

  @Field(() => [String])
  words: string[];

  @Field(() => [ReportNumber])
  numbers: ReportNumber[];
}

@ObjectType({ description: 'Which part of a long report this is: some of its categories.' })
export class ReportPage {
  @Field(() => Int)
  page: number;

  @Field(() => Int)
  pages: number;

  @Field(() => Int, { description: 'Its first category among all, from 1.' })
  first: number;

  @Field(() => Int)
  last: number;

  @Field(() => Int, { description: 'How many categories there are.' })
  all: number;

  @Field(() => Int, {
    description: 'About how many rows the whole has: too many do not go on paper.',
  })
  rows: number;
}

@ObjectType({ description: 'A report as the screen, every file and the API print it.' })
export class Report {
  @Field(() => String)
  table: ReportTable;

  @Field(() => String)
  time: ReportTime;

  @Field()
  title: string;

  @Field(() => String, {
    nullable: true,
    description: 'Day of the newest release; null before the first.',
  })
  asOf: string | null;

  @Field(() => [ReportColumn])
  columns: ReportColumn[];

  @Field(() => [ReportRow])
  rows: ReportRow[];

  @Field(() => ReportPage, { nullable: true, description: 'Null when it is whole.' })
  page?: ReportPage;

  @Field(() => [String])
  notes: string[];
}

@ObjectType({ description: 'What there is to report, for the actor.' })
export class ReportFrame {
  @Field(() => [String], { description: 'The tables that the actor may read.' })
  tables: readonly string[];

  @Field(() => [String], { description: 'Every month that has a release, the oldest first.' })
  periods: string[];

  @Field(() => String, { nullable: true })
  asOf: string | null;

  @Field()
  nextReleaseOn: string;

  @Field({ description: 'Demo only: whether a button may close the period now.' })
  canCloseNow: boolean;

  @Field(() => Int, { description: 'Counts and differences below it are sensitive.' })
  threshold: number;
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

import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Locale, ReportDocument } from '@pateka/domain';
import { Report } from './report.types.js';

@ObjectType({ description: 'That a report was kept, without its figures.' })
export class KeptReportView {
  @Field(() => ID)
  id: string;

  @Field({ description: 'In the language in which it was kept.' })
  title: string;

  @Field({ description: 'The month 2026-11 or the quarter 2026-Q4 it is of.' })
  span: string;

  @Field(() => String, { description: 'The language in which it was kept.' })
  locale: Locale;

  @Field({ description: 'YYYY-MM-DD, the day on which it was kept.' })
  reportedOn: string;

  @Field({ description: 'Whether the actor has not opened it yet.' })
  isNew: boolean;
}

@ObjectType({ description: 'A report exactly as it was reported on that day.' })
export class KeptReportOpened {
  @Field(() => ID)
  id: string;

  @Field()
  span: string;

  @Field(() => String, { description: 'The language in which it was kept.' })
  locale: Locale;

  @Field({ description: 'YYYY-MM-DD' })
  reportedOn: string;

  @Field(() => Report)
  document: ReportDocument;
}

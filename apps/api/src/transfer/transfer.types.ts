import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Bilingual, Locale } from '@pateka/domain';
import { TransferNote } from '../bank/bank.types.js';
import { BilingualText } from '../platform/graphql/bilingual.type.js';
import type { ImportState } from './import-job.entity.js';

@ObjectType()
export class ImportedModuleLink {
  @Field(() => ID)
  id: string;

  @Field(() => BilingualText)
  title: Bilingual;
}

/** An import, while it runs and as its report. */
@ObjectType()
export class ImportJob {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'arriving, waiting, running, done, failed, cancelled' })
  state: ImportState;

  @Field(() => Int)
  done: number;

  @Field(() => Int, { description: 'Steps; 0 while they are not known.' })
  total: number;

  @Field(() => String, { nullable: true, description: 'The file’s name, while it is not over.' })
  name: string | null;

  @Field(() => String)
  locale: Locale;

  @Field(() => [TransferNote], { description: 'What could not be kept.' })
  notes: TransferNote[];

  @Field(() => String, { nullable: true })
  reason: string | null;

  @Field(() => BilingualText, { nullable: true, description: 'Why nothing came of it.' })
  explanation: Bilingual | null;

  @Field(() => [ImportedModuleLink])
  modules: ImportedModuleLink[];

  @Field(() => Int, { description: 'How many lessons came of it.' })
  lessonCount: number;

  @Field()
  createdAt: Date;
}

/** What an export to other programs cannot say. */
@ObjectType()
export class ExportPreview {
  @Field(() => BilingualText)
  title: Bilingual;

  @Field(() => [String], { description: 'The languages it is written in.' })
  languages: Locale[];

  @Field({ description: 'Whether there is a text besides what is published.' })
  hasDraft: boolean;

  @Field(() => Int, { nullable: true, description: 'The newest edition in force.' })
  newestEdition: number | null;

  @Field(() => Int)
  questionCount: number;

  @Field(() => [TransferNote])
  gift: TransferNote[];

  @Field(() => [TransferNote])
  qti: TransferNote[];
}

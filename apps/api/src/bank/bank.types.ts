import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { BankContent } from '@pateka/content/draft';
import type { Bilingual, Locale } from '@pateka/domain';
import { Refused } from '../identity/identity.types.js';
import { BilingualText } from '../platform/graphql/bilingual.type.js';
import { Json } from '../platform/graphql/json.scalar.js';

/** A question of an organisation's bank. */
@ObjectType()
export class BankQuestion {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  organisationId: string;

  @Field(() => BilingualText)
  organisation: Bilingual;

  @Field({ description: 'single, multiple, number …: the types of libs/content.' })
  type: string;

  @Field(() => BilingualText, { description: 'What it asks, in one line; empty when not written.' })
  asked: Bilingual;

  @Field(() => Json, { description: 'BankContent of libs/content: {bg, en}, each a question.' })
  content: BankContent;

  @Field(() => [String])
  tags: string[];

  @Field(() => Int, { description: 'What the next save is based on.' })
  version: number;

  @Field()
  savedAt: Date;

  @Field()
  archived: boolean;
}

/** One page of what a search found. */
@ObjectType()
export class BankPage {
  @Field(() => [BankQuestion])
  questions: BankQuestion[];

  @Field(() => Int, { description: 'How many there are on all pages.' })
  total: number;

  @Field(() => Int, { description: 'How many stand on a page.' })
  size: number;

  @Field(() => [String], { description: 'All tags of the banks that were searched.' })
  tags: string[];
}

@InputType()
export class BankSearch {
  @Field(() => ID, { nullable: true, description: 'Only this organisation.' })
  organisationId: string | null;

  @Field({ defaultValue: '', description: 'Words that all must stand in it.' })
  text: string;

  @Field(() => String, { nullable: true })
  tag: string | null;

  @Field({ defaultValue: false, description: 'What was put away, instead of the rest.' })
  archived: boolean;

  @Field(() => Int, { defaultValue: 1 })
  page: number;
}

@InputType()
export class SaveBankQuestionInput {
  @Field(() => ID, { description: 'Made with the form; the same twice is saved once.' })
  id: string;

  @Field(() => ID)
  organisationId: string;

  @Field(() => Int, { description: '0 for a new one.' })
  baseVersion: number;

  @Field(() => Json)
  content: unknown;

  @Field(() => [String])
  tags: string[];
}

@ObjectType()
export class BankSaved {
  @Field(() => BankQuestion)
  question: BankQuestion;
}

/** A colleague saved meanwhile; nothing was stored. */
@ObjectType()
export class BankConflict {
  @Field(() => BankQuestion, { description: 'As it stands now.' })
  current: BankQuestion;
}

export const SaveBankResult = createUnionType({
  name: 'SaveBankResult',
  types: () => [BankSaved, BankConflict, Refused] as const,
  resolveType: (value: object) => {
    if (value instanceof Refused) return Refused;
    return 'current' in value ? BankConflict : BankSaved;
  },
});

/** Something that could not be taken along, and how often. */
@ObjectType()
export class TransferNote {
  @Field()
  code: string;

  @Field(() => BilingualText)
  text: Bilingual;

  @Field(() => Int)
  count: number;
}

@InputType()
export class ImportGiftInput {
  @Field(() => ID, { description: 'Made with the form; the same twice adds nothing.' })
  id: string;

  @Field(() => ID)
  organisationId: string;

  @Field(() => String, { description: 'bg or en: a GIFT file is in one language.' })
  locale: Locale;

  @Field({ description: 'The text of the file.' })
  source: string;
}

@ObjectType()
export class GiftImported {
  @Field(() => Int, { description: 'How many questions the file brought.' })
  count: number;

  @Field(() => [TransferNote])
  notes: TransferNote[];
}

export const ImportGiftResult = createUnionType({
  name: 'ImportGiftResult',
  types: () => [GiftImported, Refused] as const,
  resolveType: (value: object) => (value instanceof Refused ? Refused : GiftImported),
});

/** Questions in the text format of Moodle. */
@ObjectType()
export class GiftText {
  @Field()
  text: string;

  @Field(() => Int, { description: 'How many questions are in it.' })
  count: number;

  @Field(() => [TransferNote])
  notes: TransferNote[];
}

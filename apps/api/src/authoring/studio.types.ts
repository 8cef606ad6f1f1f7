import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { TranslationState } from '@pateka/content/draft';
import type { Bilingual, Locale, ModuleState } from '@pateka/domain';
import { BilingualText } from '../platform/graphql/bilingual.type.js';

/** A lesson of a draft, without its text. */
@ObjectType()
export class DraftLessonHead {
  @Field(() => ID, { description: "The author's id; it stays for ever." })
  id: string;

  @Field(() => Int, { description: 'The base of the next save.' })
  version: number;

  @Field(() => Int)
  position: number;

  @Field(() => BilingualText)
  title: Bilingual;

  @Field(() => String, {
    description:
      "How the English stands to the Bulgarian: 'empty', 'missing', 'changed', 'current'.",
  })
  translation: TranslationState;

  @Field()
  skippable: boolean;

  @Field()
  savedAt: Date;
}

/** A published edition as its authors see it. */
@ObjectType()
export class StudioEdition {
  @Field(() => Int)
  number: number;

  @Field(() => ID)
  id: string;

  @Field(() => BilingualText)
  title: Bilingual;

  @Field(() => [String])
  languages: Locale[];

  @Field(() => BilingualText, { nullable: true, description: 'Null for a first edition.' })
  whatChanged: Bilingual | null;

  @Field()
  publishedAt: Date;

  @Field(() => String, {
    nullable: true,
    description:
      'Who approved it; null for what came with the product, and when the account is gone.',
  })
  publishedBy: string | null;

  @Field(() => Date, { nullable: true })
  withdrawnAt: Date | null;

  @Field(() => String, { nullable: true, description: 'One of withdrawalReasons of the domain.' })
  withdrawnReason: string | null;

  @Field(() => String, { nullable: true, description: 'For staff only.' })
  withdrawnNote: string | null;

  @Field(() => String, { nullable: true })
  withdrawnBy: string | null;
}

/** The newest review of a module. */
@ObjectType()
export class ModuleReview {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  moduleId: string;

  @Field(() => String, { description: "'open', 'approved', 'returned', 'cancelled'." })
  state: string;

  @Field({
    description: 'The draft is no longer what was handed in: it has to be handed in again.',
  })
  isStale: boolean;

  @Field(() => BilingualText, { nullable: true })
  whatChanged: Bilingual | null;

  @Field(() => String, { nullable: true, description: 'Null when the account is gone.' })
  requestedBy: string | null;

  @Field()
  requestedAt: Date;

  @Field(() => String, { nullable: true, description: 'The trainer named for it, if one was.' })
  reviewer: string | null;

  @Field(() => String, { nullable: true })
  decidedBy: string | null;

  @Field(() => Date, { nullable: true })
  decidedAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'What is to be changed, when it was returned.',
  })
  note: string | null;

  @Field({ description: 'Whether who asks handed it in herself.' })
  isOwn: boolean;

  @Field({ description: 'Whether who asks may send it back.' })
  mayReturn: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      "Why who asks may not approve it: 'own-request', 'own-writing', 'not-named', 'stale', 'decided', 'not-permitted'; null: she may.",
  })
  approvalRefusal: string | null;
}

/** A module as those who write or review it see it. */
@ObjectType()
export class StudioModule {
  @Field(() => ID)
  id: string;

  @Field(() => BilingualText)
  title: Bilingual;

  @Field(() => BilingualText)
  summary: Bilingual;

  @Field(() => [String], { description: 'In what it is to be published.' })
  languages: Locale[];

  @Field(() => [String], {
    description:
      'Languages in which every lesson and the head are written, translations up to date.',
  })
  completeIn: Locale[];

  @Field(() => String, {
    description: "'draft', 'in-review', 'published', 'published-with-newer-draft', 'archived'.",
  })
  state: ModuleState;

  @Field(() => ID)
  organisationId: string;

  @Field(() => BilingualText)
  organisation: Bilingual;

  @Field({ description: 'It came with the product: it is copied, never written here.' })
  builtIn: boolean;

  @Field()
  archived: boolean;

  @Field(() => Int, { nullable: true, description: 'The newest edition that is not withdrawn.' })
  newestEdition: number | null;

  @Field({ description: 'The draft differs from what was published last, or nothing was.' })
  draftIsNewer: boolean;

  @Field(() => Int, {
    description:
      'Version of title, summary and languages: the base of the next save; 0 before there is a draft.',
  })
  version: number;

  @Field(() => Int)
  lessonCount: number;

  @Field(() => Date, { nullable: true, description: 'The last save of anything in it.' })
  savedAt: Date | null;

  @Field(() => ModuleReview, { nullable: true, description: 'The newest one, open or decided.' })
  review: ModuleReview | null;

  @Field()
  mayWrite: boolean;

  @Field({ description: 'Whether who asks may approve the open review of it.' })
  mayReview: boolean;

  @Field()
  mayWithdraw: boolean;

  @Field()
  mayReinstate: boolean;
}

/** A module of which a copy can be made. */
@ObjectType()
export class CopyableModule {
  @Field(() => ID)
  id: string;

  @Field(() => BilingualText)
  title: Bilingual;

  @Field(() => BilingualText)
  organisation: Bilingual;

  @Field()
  builtIn: boolean;

  @Field(() => Int)
  lessonCount: number;
}

/** Somebody who may be named for a review. */
@ObjectType()
export class Reviewer {
  @Field(() => ID)
  id: string;

  @Field()
  name: string;

  @Field({ description: 'Coordinators may review without being named.' })
  isCoordinator: boolean;
}

/** One remark about a block, a lesson or the whole module, or an answer to one. */
@ObjectType()
export class DraftComment {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { nullable: true, description: 'Null: about the whole module.' })
  lessonId: string | null;

  @Field(() => ID, { nullable: true, description: 'Null: about the whole lesson.' })
  blockId: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The remark that this answers; answers have none.',
  })
  replyTo: string | null;

  @Field()
  text: string;

  @Field(() => String, { nullable: true, description: 'Null when the account is gone.' })
  writtenBy: string | null;

  @Field()
  writtenAt: Date;

  @Field()
  isOwn: boolean;

  @Field(() => Date, { nullable: true })
  resolvedAt: Date | null;
}

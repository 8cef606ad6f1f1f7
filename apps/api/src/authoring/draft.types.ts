import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { DraftLesson, DraftProblem } from '@pateka/content/draft';
import type { Bilingual, Locale } from '@pateka/domain';
import { Refused } from '../identity/identity.types.js';
import { BilingualText } from '../platform/graphql/bilingual.type.js';
import { Json } from '../platform/graphql/json.scalar.js';
import { DraftComment, StudioEdition, StudioModule } from './studio.types.js';

/** A lesson while it is written, with what the next save needs. */
@ObjectType()
export class DraftLessonState {
  @Field(() => ID)
  lessonId: string;

  @Field(() => Int)
  version: number;

  @Field(() => Json, { description: 'A DraftLesson.' })
  content: DraftLesson;

  @Field()
  savedAt: Date;

  @Field(() => String, { nullable: true, description: 'Name of a member of staff.' })
  savedBy: string | null;

  @Field({ description: 'Taken out of the module; it can be put back.' })
  removed: boolean;
}

@ObjectType()
export class LessonSaved {
  @Field(() => Int)
  version: number;

  @Field()
  savedAt: Date;
}

/** A colleague saved meanwhile. Nothing was stored: what is there comes along, to be merged. */
@ObjectType()
export class LessonConflict {
  @Field(() => Int)
  version: number;

  @Field(() => Json, { description: 'The DraftLesson as it stands now.' })
  content: DraftLesson;

  @Field()
  savedAt: Date;

  @Field(() => String, { nullable: true })
  savedBy: string | null;
}

@ObjectType()
export class HeadSaved {
  @Field(() => Int)
  version: number;

  @Field()
  savedAt: Date;
}

/** A colleague saved title, summary or languages meanwhile. */
@ObjectType()
export class HeadConflict {
  @Field(() => Int)
  version: number;

  @Field(() => BilingualText)
  title: Bilingual;

  @Field(() => BilingualText)
  summary: Bilingual;

  @Field(() => [String])
  languages: Locale[];

  @Field()
  savedAt: Date;

  @Field(() => String, { nullable: true })
  savedBy: string | null;
}

/** What stands in the way of handing in or publishing. */
@ObjectType()
export class DraftBlocked {
  @Field(() => [Json], { description: 'DraftProblem of libs/content, those that block only.' })
  problems: DraftProblem[];
}

/** The draft went back to its authors; whoever was named for the review alone does not see it any more. */
@ObjectType()
export class ReviewReturned {
  @Field(() => ID)
  moduleId: string;
}

@ObjectType()
export class EditionPublished {
  @Field(() => ID)
  moduleId: string;

  @Field(() => Int)
  number: number;
}

const isRefused = (value: object): boolean => value instanceof Refused;

export const ModuleResult = createUnionType({
  name: 'ModuleResult',
  types: () => [StudioModule, Refused] as const,
});

export const HeadResult = createUnionType({
  name: 'HeadResult',
  types: () => [HeadSaved, HeadConflict, Refused] as const,
});

export const SaveLessonResult = createUnionType({
  name: 'SaveLessonResult',
  types: () => [LessonSaved, LessonConflict, Refused] as const,
});

export const ReviewResult = createUnionType({
  name: 'ReviewResult',
  types: () => [StudioModule, DraftBlocked, Refused] as const,
});

export const ReturnResult = createUnionType({
  name: 'ReturnResult',
  types: () => [ReviewReturned, Refused] as const,
});

export const CommentResult = createUnionType({
  name: 'CommentResult',
  types: () => [DraftComment, Refused] as const,
});

export const WithdrawResult = createUnionType({
  name: 'WithdrawResult',
  types: () => [StudioEdition, Refused] as const,
  resolveType: (value: object) => (isRefused(value) ? Refused : StudioEdition),
});

export const PublishResult = createUnionType({
  name: 'PublishResult',
  types: () => [EditionPublished, DraftBlocked, Refused] as const,
});

@InputType()
export class BilingualInput {
  @Field()
  bg: string;

  @Field()
  en: string;
}

@InputType()
export class CreateModuleInput {
  @Field(() => ID, { description: 'Made with the form; the same id twice is one module.' })
  id: string;

  @Field(() => ID)
  organisationId: string;

  @Field(() => BilingualInput)
  title: Bilingual;
}

@InputType()
export class SaveModuleHeadInput {
  @Field(() => ID)
  moduleId: string;

  @Field(() => Int)
  baseVersion: number;

  @Field(() => BilingualInput)
  title: Bilingual;

  @Field(() => BilingualInput)
  summary: Bilingual;

  @Field(() => [String])
  languages: string[];
}

@InputType()
export class AddDraftLessonInput {
  @Field(() => ID)
  moduleId: string;

  @Field(() => ID, {
    description: 'Made by the editor, as newDraftId gives it; the same id twice is one lesson.',
  })
  lessonId: string;

  @Field(() => ID, { nullable: true, description: 'Null: before all others.' })
  afterLessonId: string | null;

  @Field(() => Json, { description: 'A DraftLesson with this id.' })
  content: unknown;
}

@InputType()
export class CopyDraftLessonInput {
  @Field(() => ID)
  moduleId: string;

  @Field(() => ID, { description: 'The lesson that is copied; the copy stands behind it.' })
  lessonId: string;

  @Field(() => ID, { description: 'Id of the copy, made by the editor.' })
  newLessonId: string;
}

@InputType()
export class SaveDraftLessonInput {
  @Field(() => ID)
  moduleId: string;

  @Field(() => ID)
  lessonId: string;

  @Field(() => Int)
  baseVersion: number;

  @Field(() => Json, { description: 'A DraftLesson.' })
  content: unknown;
}

@InputType()
export class RequestReviewInput {
  @Field(() => ID)
  moduleId: string;

  @Field(() => BilingualInput, {
    nullable: true,
    description:
      'What changed, as learners and partners read it; needed from the second edition on.',
  })
  whatChanged: Bilingual | null;

  @Field(() => ID, {
    nullable: true,
    description: 'One of moduleReviewers; null: any coordinator.',
  })
  reviewerId: string | null;
}

@InputType()
export class AddDraftCommentInput {
  @Field(() => ID, { description: 'Made with the form; the same id twice is one remark.' })
  id: string;

  @Field(() => ID)
  moduleId: string;

  @Field(() => ID, { nullable: true })
  lessonId: string | null;

  @Field(() => ID, { nullable: true })
  blockId: string | null;

  @Field(() => ID, { nullable: true })
  replyTo: string | null;

  @Field()
  text: string;
}

@InputType()
export class WithdrawEditionInput {
  @Field(() => ID)
  moduleId: string;

  @Field(() => Int)
  number: number;

  @Field({ description: 'One of withdrawalReasons of the domain.' })
  reason: string;

  @Field({ defaultValue: '', description: 'For staff only.' })
  note: string;
}

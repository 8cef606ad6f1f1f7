import { createUnionType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { CourseDraft, CourseProblem, Shelf } from '@pateka/content/draft';
import type { Bilingual, Locale } from '@pateka/domain';
import { Refused } from '../identity/identity.types.js';
import { BilingualText } from '../platform/graphql/bilingual.type.js';
import { Json } from '../platform/graphql/json.scalar.js';

@ObjectType({ description: 'A course as its coordinators list it.' })
export class ComposedCourse {
  @Field(() => ID)
  id: string;

  @Field(() => BilingualText)
  title: Bilingual;

  @Field(() => Int, {
    nullable: true,
    description: 'Of the newest edition; null before the first.',
  })
  editionNumber: number | null;

  @Field({ description: 'Something is saved that is not published.' })
  hasDraft: boolean;

  @Field(() => Int)
  moduleCount: number;

  @Field(() => Float, { description: 'Worked out from the lessons, half hours.' })
  hours: number;

  @Field(() => [String])
  languages: Locale[];

  @Field()
  cover: string;

  @Field(() => Int, { description: 'Modules that have a newer edition.' })
  newerModules: number;

  @Field(() => Int, { description: 'Modules whose edition is withdrawn.' })
  withdrawnModules: number;
}

@ObjectType({ description: 'A course on the workbench, with all that a page of it needs.' })
export class CourseDraftState {
  @Field(() => ID)
  courseId: string;

  @Field(() => Int, { description: 'To be sent back when saving; 0 while nothing was saved.' })
  version: number;

  @Field(() => Json, { description: 'CourseDraft of libs/content.' })
  content: CourseDraft;

  @Field(() => String, { nullable: true })
  savedBy: string | null;

  @Field(() => Date, { nullable: true })
  savedAt: Date | null;

  @Field()
  hasDraft: boolean;

  @Field(() => Int, { nullable: true })
  editionNumber: number | null;

  @Field(() => [BilingualText], {
    description: 'What publishing would change; all of it when new.',
  })
  changes: Bilingual[];

  @Field(() => [Json], { description: 'CourseProblem of libs/content, what blocks first.' })
  problems: CourseProblem[];

  @Field(() => [Json], {
    description: 'ShelfModule of libs/content: what the course can be made of.',
  })
  shelf: unknown[];

  @Field(() => Float)
  hours: number;

  @Field(() => [String])
  languages: Locale[];

  @Field(() => [String], { description: 'Competences of its lessons, such as infe:2.1.' })
  competences: string[];
}

@InputType()
export class SaveCourseDraftInput {
  @Field(() => ID)
  courseId: string;

  @Field(() => Int, { description: 'The version that was changed.' })
  baseVersion: number;

  @Field(() => Json, { description: 'CourseDraft of libs/content.' })
  content: unknown;
}

@ObjectType()
export class CourseDraftSaved {
  @Field(() => Int)
  savedVersion: number;

  constructor(savedVersion: number) {
    this.savedVersion = savedVersion;
  }
}

@ObjectType({ description: 'A colleague saved meanwhile: this is hers. Nothing was overwritten.' })
export class CourseDraftConflict {
  @Field(() => Int)
  version: number;

  @Field(() => Json)
  theirs: CourseDraft;

  @Field(() => String, { nullable: true })
  savedBy: string | null;

  constructor(version: number, theirs: CourseDraft, savedBy: string | null) {
    this.version = version;
    this.theirs = theirs;
    this.savedBy = savedBy;
  }
}

@ObjectType()
export class CoursePublished {
  @Field(() => Int)
  editionNumber: number;

  constructor(editionNumber: number) {
    this.editionNumber = editionNumber;
  }
}

@ObjectType()
export class CourseNotReady {
  @Field(() => [Json])
  problems: CourseProblem[];

  constructor(problems: CourseProblem[]) {
    this.problems = problems;
  }
}

export const SaveCourseDraftResult = createUnionType({
  name: 'SaveCourseDraftResult',
  types: () => [CourseDraftSaved, CourseDraftConflict, Refused] as const,
});

export const PublishCourseResult = createUnionType({
  name: 'PublishCourseResult',
  types: () => [CoursePublished, CourseNotReady, CourseDraftConflict, Refused] as const,
});

/** Plain data for the wire: GraphQL knows no maps. */
export const shelfList = (shelf: Shelf): unknown[] => [...shelf.values()];

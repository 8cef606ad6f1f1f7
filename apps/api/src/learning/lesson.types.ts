import { Field, Float, ID, InputType, Int, ObjectType, createUnionType } from '@nestjs/graphql';
import { Refused } from '../identity/identity.types.js';
import { Question } from './question.types.js';

@ObjectType({ description: 'A figure of the law that a worksheet calculates with.' })
export class DatedFigure {
  @Field()
  id: string;

  @Field(() => Float, { nullable: true })
  number: number | null;

  @Field(() => String, { nullable: true, description: 'For a day of every year: 04-30.' })
  text: string | null;

  @Field()
  checkedOn: string;

  @Field(() => String, { nullable: true })
  validFrom: string | null;

  @Field(() => String, { nullable: true })
  validTo: string | null;
}

@ObjectType()
export class LessonPart {
  @Field({
    description: 'html, image, audio, video, download, question, worksheet or reflection',
  })
  kind: string;

  @Field(() => String, {
    nullable: true,
    description: 'Safe HTML of a text, a file or a reflection.',
  })
  html: string | null;

  @Field(() => String, { nullable: true })
  tool: string | null;

  @Field(() => [DatedFigure], { nullable: true, description: 'Of a worksheet that needs some.' })
  figures: DatedFigure[] | null;

  @Field(() => Question, { nullable: true })
  question: Question | null;
}

@ObjectType()
export class Stone {
  @Field(() => ID)
  lessonId: string;

  @Field({ description: 'done, skipped, here, ahead or withdrawn' })
  state: string;
}

@ObjectType()
export class CourseProgress {
  @Field(() => Int)
  done: number;

  @Field(() => Int)
  skipped: number;

  @Field(() => Int)
  total: number;

  @Field(() => ID, { nullable: true, description: 'Where to continue; null when all is done.' })
  nextLessonId: string | null;

  @Field()
  completed: boolean;

  @Field(() => [ID], {
    description:
      'Lessons whose questions are to be tried again, where the course asks for mastery.',
  })
  repeatLessonIds: string[];

  @Field(() => [Stone])
  path: Stone[];
}

@ObjectType()
export class OwnCourse {
  @Field(() => ID)
  courseId: string;

  @Field()
  title: string;

  @Field(() => CourseProgress)
  progress: CourseProgress;
}

@ObjectType()
export class LessonPage {
  @Field(() => ID)
  courseId: string;

  @Field()
  courseTitle: string;

  @Field(() => ID)
  lessonId: string;

  @Field(() => Int)
  number: number;

  @Field(() => Int)
  total: number;

  @Field()
  title: string;

  @Field({ description: 'Taken down for the time being: there is nothing to read.' })
  withdrawn: boolean;

  @Field()
  purpose: string;

  @Field(() => Int)
  minutes: number;

  @Field(() => String, { nullable: true })
  note: string | null;

  @Field(() => [String])
  outcomes: string[];

  @Field(() => [LessonPart])
  parts: LessonPart[];

  @Field(() => String, {
    nullable: true,
    description: 'opened, skipped or completed; null for a visitor.',
  })
  state: string | null;

  @Field({ description: 'Whether she may pass this lesson over now.' })
  canSkip: boolean;

  @Field(() => ID, { nullable: true })
  previousLessonId: string | null;

  @Field(() => ID, { nullable: true })
  nextLessonId: string | null;

  @Field(() => CourseProgress, { nullable: true })
  progress: CourseProgress | null;
}

@InputType()
export class FormField {
  @Field()
  name: string;

  @Field()
  value: string;
}

@InputType()
export class AnswerInput {
  @Field(() => ID, { description: 'Made with the form; the same id twice is one attempt.' })
  attemptId: string;

  @Field(() => ID)
  courseId: string;

  @Field(() => ID)
  lessonId: string;

  @Field()
  questionId: string;

  @Field(() => [FormField], { description: 'The fields as she sent them.' })
  fields: FormField[];
}

@ObjectType()
export class FeedbackItem {
  @Field(() => String, { nullable: true })
  optionId: string | null;

  @Field()
  right: boolean;

  @Field()
  chosen: boolean;

  @Field()
  explanationHtml: string;
}

@ObjectType()
export class Feedback {
  @Field()
  questionId: string;

  @Field()
  right: boolean;

  @Field(() => Float)
  score: number;

  @Field(() => [FeedbackItem])
  items: FeedbackItem[];

  @Field(() => String, { nullable: true, description: 'Of a scenario: the step that follows.' })
  nextStep: string | null;
}

export const AnswerResult = createUnionType({
  name: 'AnswerResult',
  types: () => [Feedback, Refused] as const,
  resolveType: (value: object) => ('score' in value ? Feedback : Refused),
});

@ObjectType()
export class LessonFinished {
  @Field(() => ID, { nullable: true })
  nextLessonId: string | null;

  @Field()
  courseCompleted: boolean;
}

export const FinishResult = createUnionType({
  name: 'FinishResult',
  types: () => [LessonFinished, Refused] as const,
  resolveType: (value: object) => ('courseCompleted' in value ? LessonFinished : Refused),
});

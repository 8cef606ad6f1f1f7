import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { fillFacts } from '@pateka/content';
import {
  type Actor,
  type AnswerFeedback,
  type Locale,
  parseAnswer,
  type QuestionKey,
  scoreAnswer,
} from '@pateka/domain';
import type { DataSource } from 'typeorm';
import { moduleOf } from '../courses/course-edition.entity.js';
import { FactCache } from '../courses/fact-cache.js';
import { Refused } from '../identity/identity.types.js';
import { Clock, dayOf } from '../platform/clock.js';
import { queryNamed } from '../platform/database/named-query.js';
import { AppError } from '../platform/errors.js';
import { keepAttempt } from './completion.queries.js';
import { LessonContents } from './lesson-contents.js';
import { lessonPage } from './lesson-page.js';
import { type LessonRow, openLesson } from './lesson.queries.js';
import type { AnswerInput, Feedback, FormField, LessonPage } from './lesson.types.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Reading lessons and answering questions, for learners and for visitors. */
@Injectable()
export class LessonService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly contents: LessonContents,
    private readonly facts: FactCache,
    private readonly clock: Clock,
  ) {}

  /**
   * A lesson as its reader sees it: a learner her pinned edition and state, anybody else the newest
   * edition, of which nothing is stored. Three statements at most: session, lesson, and for a learner
   * that she was here.
   * @throws AppError('not-found')
   */
  async page(
    actor: Actor,
    courseId: string,
    lessonId: string,
    locale: Locale,
  ): Promise<LessonPage> {
    const place = { courseId, lessonId, locale };
    const found = await this.contents.find(actor, place);
    const { row, content } = found;
    const now = this.clock.now();
    if (row.enrolment_id && lastOpened(row) !== lessonId) {
      await queryNamed(this.db, openLesson, [row.enrolment_id, lessonId, now]);
    }
    const reading = { facts: await this.facts.current(), locale, today: dayOf(now) };
    return lessonPage(place, { ...found, parts: this.contents.parts(content, reading) });
  }

  /**
   * Marks an answer. Of a learner it is kept, once per attempt id; of a visitor nothing is.
   * @returns feedback on what she chose, or Refused when the form is not an answer yet
   */
  async answer(actor: Actor, input: AnswerInput, locale: Locale): Promise<Feedback | Refused> {
    const { courseId, lessonId } = input;
    const { row, content } = await this.contents.find(actor, { courseId, lessonId, locale });
    const key = content.answerKeys.find(({ id }) => id === input.questionId);
    if (!key) throw new AppError('not-found');
    const parsed = parseAnswer(key.type, formValues(key, input.fields), locale);
    if (!parsed.ok) return new Refused(parsed.reason);
    const result = scoreAnswer(key, parsed.answer);
    if (!result.ok) return new Refused(result.reason);
    if (row.enrolment_id) {
      if (!UUID.test(input.attemptId)) throw new AppError('invalid-input', 'attemptId');
      const now = this.clock.now();
      await queryNamed(this.db, keepAttempt, [
        input.attemptId,
        row.enrolment_id,
        lessonId,
        key.id,
        JSON.stringify(parsed.answer),
        result.score,
        now,
        moduleOf(content.structure, lessonId),
        dayOf(now),
      ]);
    }
    return { ...result, questionId: key.id, items: await this.feedback(result.feedback, locale) };
  }

  private async feedback(items: AnswerFeedback[], locale: Locale): Promise<Feedback['items']> {
    const facts = await this.facts.current();
    const today = dayOf(this.clock.now());
    return items.map(({ optionId, right, chosen, explanation }) => ({
      optionId: optionId ?? null,
      right,
      chosen,
      explanationHtml: fillFacts(explanation, facts, locale, today),
    }));
  }
}

/** Where she was last: reading on in the same lesson writes nothing. */
function lastOpened(row: LessonRow): string | undefined {
  const [last] = [...(row.records ?? [])].sort((a, b) => (a.touchedAt < b.touchedAt ? 1 : -1));
  return last?.lessonId;
}

/** An order comes as a position per item, all else as one or more values of one field. */
function formValues(key: QuestionKey, fields: FormField[]): string[] | Record<string, string> {
  if (key.type !== 'order') return fields.map(({ value }) => value);
  return Object.fromEntries(fields.map(({ name, value }) => [name, value]));
}

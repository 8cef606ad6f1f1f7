import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type Actor, keptAnswer, type Locale } from '@pateka/domain';
import type { DataSource } from 'typeorm';
import { moduleOf } from '../courses/course-edition.entity.js';
import { FactCache } from '../courses/fact-cache.js';
import { Refused } from '../identity/identity.types.js';
import { Clock, dayOf } from '../platform/clock.js';
import { queryNamed } from '../platform/database/named-query.js';
import { AppError } from '../platform/errors.js';
import { keepAttempt } from './completion.queries.js';
import { LessonContents } from './lesson-contents.js';
import { isAway, lessonPage } from './lesson-page.js';
import { type LessonRow, openLesson } from './lesson.queries.js';
import type { AnswerInput, Feedback, LessonPage } from './lesson.types.js';
import { feedbackOf, markForm } from './marking.js';

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
    if (row.enrolment_id && !isAway(found, lessonId) && lastOpened(row) !== lessonId) {
      await queryNamed(this.db, openLesson, [row.enrolment_id, lessonId, now]);
    }
    const reading = { facts: await this.facts.current(), locale, today: dayOf(now) };
    return lessonPage(place, { ...found, parts: this.contents.parts(content, reading) });
  }

  /**
   * Marks an answer. Of a learner it is kept, once per attempt id; of a visitor nothing is. A scenario is
   * kept when it has come to its end. What she typed in her own words is marked and forgotten (safety 37, 44):
   * kept are the score and which accepted answer it was.
   * @returns feedback on what she chose, or Refused when the form is not an answer yet
   */
  async answer(actor: Actor, input: AnswerInput, locale: Locale): Promise<Feedback | Refused> {
    const { courseId, lessonId } = input;
    const found = await this.contents.find(actor, { courseId, lessonId, locale });
    if (isAway(found, lessonId)) return new Refused('withdrawn');
    const { row, content } = found;
    const key = content.answerKeys.find(({ id }) => id === input.questionId);
    if (!key) throw new AppError('not-found');
    const marked = markForm(key, input.fields, locale);
    if (marked instanceof Refused) return marked;
    const { answer, result } = marked;
    const now = this.clock.now();
    if (row.enrolment_id && result.next === undefined) {
      if (!UUID.test(input.attemptId)) throw new AppError('invalid-input', 'attemptId');
      await queryNamed(this.db, keepAttempt, [
        input.attemptId,
        row.enrolment_id,
        lessonId,
        key.id,
        JSON.stringify(keptAnswer(key, answer)),
        result.score,
        now,
        moduleOf(content.structure, lessonId),
        dayOf(now),
      ]);
    }
    return feedbackOf(key, result, {
      facts: await this.facts.current(),
      locale,
      today: dayOf(now),
    });
  }
}

/** Where she was last: reading on in the same lesson writes nothing. */
function lastOpened(row: LessonRow): string | undefined {
  const [last] = [...(row.records ?? [])].sort((a, b) => (a.touchedAt < b.touchedAt ? 1 : -1));
  return last?.lessonId;
}

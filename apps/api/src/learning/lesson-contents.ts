import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Fact } from '@pateka/content';
import { type Actor, lessonsOf, type Locale } from '@pateka/domain';
import { LRUCache } from 'lru-cache';
import type { DataSource } from 'typeorm';
import { queryNamed } from '../platform/database/named-query.js';
import { AppError } from '../platform/errors.js';
import { filledParts, type Reading } from './lesson-parts.js';
import { findLesson, type LessonContent, type LessonRow } from './lesson.queries.js';
import type { LessonPart } from './lesson.types.js';

/** A lesson in a course, in one language. */
export interface LessonPlace {
  courseId: string;
  lessonId: string;
  locale: Locale;
}

/** What is personal, and what everybody reads. */
export interface FoundLesson {
  row: LessonRow;
  content: LessonContent;
}

interface Filled {
  facts: ReadonlyMap<string, Fact>;
  today: string;
  parts: LessonPart[];
}

/** Some 30 kB each; a starter catalogue in two languages has a hundred. */
const MOST_LESSONS = 500;
/** Readers of an older edition and of the newest one at the same time. */
const MOST_EDITIONS = 3;

/**
 * Finds lessons. What is published never changes, so a process takes it from the database once; whether
 * somebody may read it, and what is hers in it, is asked each time.
 */
@Injectable()
export class LessonContents {
  private readonly held = new LRUCache<string, Map<string, LessonContent>>({ max: MOST_LESSONS });
  private readonly filled = new WeakMap<LessonContent, Filled>();

  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /**
   * One statement.
   * @throws AppError('not-found')
   */
  async find(actor: Actor, place: LessonPlace): Promise<FoundLesson> {
    const { courseId, lessonId, locale } = place;
    const accountId = actor.kind === 'learner' ? actor.accountId : null;
    const key = `${courseId} ${lessonId} ${locale}`;
    const held = this.held.get(key) ?? new Map<string, LessonContent>();
    const values = [courseId, accountId, lessonId, locale, [...held.keys()]];
    const [row] = await queryNamed<LessonRow>(this.db, findLesson, values);
    if (!row) throw new AppError('not-found');
    const content = row.content ?? held.get(row.content_id);
    if (!content) throw new Error('A content that was said to be held is not');
    if (row.content)
      return { row, content: this.hold(key, row.content_id, linked(row.content, courseId)) };
    return { row, content };
  }

  /** @returns the parts of a lesson with the facts of the day written in, unanswered */
  parts(content: LessonContent, reading: Reading): LessonPart[] {
    const { facts, today } = reading;
    const known = this.filled.get(content);
    if (known?.facts === facts && known.today === today) return known.parts;
    const parts = filledParts(content.parts, reading);
    this.filled.set(content, { facts, today, parts });
    return parts;
  }

  private hold(key: string, id: string, content: LessonContent): LessonContent {
    const newest = [...(this.held.get(key) ?? [])].slice(1 - MOST_EDITIONS);
    this.held.set(key, new Map([...newest, [id, content]]));
    return content;
  }
}

/** As the compiler writes a link to a lesson: text is escaped, so nobody can type one. */
const lessonLink = /<a href=\\"lesson:([0-9a-z]{10})\\">(.*?)<\/a>/g;

/** A module is part of several courses: where its links lead is known when it is read in one of them. */
function linked(content: LessonContent, courseId: string): LessonContent {
  const known = new Set(lessonsOf(content.structure).map(({ id }) => id));
  return withLinks(content, (id) => (known.has(id) ? `/courses/${courseId}/${id}` : null));
}

/** @returns a lesson read by itself, in no course: its links to others are plain text */
export function withoutLessonLinks<T extends Linking>(lesson: T): T {
  return withLinks(lesson, () => null);
}

type Linking = Pick<LessonContent, 'parts' | 'answerKeys'>;

function withLinks<T extends Linking>(lesson: T, addressOf: (id: string) => string | null): T {
  const resolve = <Value>(value: Value): Value =>
    JSON.parse(
      JSON.stringify(value).replace(lessonLink, (_, id: string, words: string) => {
        const address = addressOf(id);
        return address === null ? words : `<a href=\\"${address}\\">${words}</a>`;
      }),
    ) as Value;
  return { ...lesson, parts: resolve(lesson.parts), answerKeys: resolve(lesson.answerKeys) };
}

import type { AnswerKey, LessonPart } from '@pateka/content';
import type { DraftLesson } from '@pateka/content/draft';
import type { ModuleRow } from '@pateka/domain';
import type { Locale } from '@pateka/domain';
import type { NamedQuery } from '../platform/database/named-query.js';

/** A lesson while it is written, with whose module it is. */
export interface DraftedLesson extends ModuleRow {
  languages: Locale[];
  content: DraftLesson;
}

/** Parameters: module, lesson by its author's id. */
export const findDraftedLesson: NamedQuery = {
  name: 'preview-draft',
  text: `
  SELECT o.network_id AS "networkId", o.id AS "organisationId", d.languages, l.content
  FROM module m JOIN organisation o ON o.id = m.organisation_id
  JOIN module_draft d ON d.module_id = m.id
  JOIN draft_lesson l ON l.module_id = m.id AND l.lesson_id = $2 AND NOT l.removed
  WHERE m.id = $1`,
};

/** A lesson of an edition in one language, with whose module it is. */
export interface PublishedLesson extends ModuleRow {
  title: string;
  purpose: string;
  minutes: number;
  note: string | null;
  outcomes: string[];
  parts: LessonPart[];
  answerKeys: AnswerKey[];
}

/** Parameters: module, number of the edition, lesson by its public id, locale. */
export const findPublishedLesson: NamedQuery = {
  name: 'preview-edition',
  text: `
  SELECT o.network_id AS "networkId", o.id AS "organisationId", l.title, l.purpose, l.minutes, l.note, l.outcomes,
         l.parts, l.answer_keys AS "answerKeys"
  FROM module m JOIN organisation o ON o.id = m.organisation_id
  JOIN module_edition e ON e.module_id = m.id AND e.number = $2
  JOIN lesson_edition l ON l.module_edition_id = e.id AND l.lesson_id = $3 AND l.locale = $4
  WHERE m.id = $1`,
};

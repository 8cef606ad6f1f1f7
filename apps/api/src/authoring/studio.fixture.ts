import { randomUUID } from 'node:crypto';
import { emptyLesson, fingerprint, type Block, type DraftLesson } from '@pateka/content/draft';
import { safetyChecklist } from '@pateka/domain';
import type { TestApp } from '../testing/app.js';
import type { Speaker } from '../testing/as.js';

/** Somebody of staff, as Given makes her. */
export interface Author extends Speaker {
  organisationId: string;
}

const text = (value: string): Block => ({
  block: 'text',
  content: [{ type: 'paragraph', children: [{ type: 'text', value }] }],
});

/** A lesson that is complete in both languages and has nothing that blocks. */
export function writtenLesson(id: string, words = 'Първият ден е за въпроси.'): DraftLesson {
  const bg = { title: `Урок ${id}`, purpose: 'Да попитаме.', outcomes: ['Питам.'], note: '' };
  const en = { title: `Lesson ${id}`, purpose: 'To ask.', outcomes: ['I ask.'], note: '' };
  const row = { bg: text(words), en: text('The first day is for questions.') };
  return {
    ...emptyLesson(id),
    exercise: 1,
    competences: ['infe:2.1'],
    bg,
    en,
    headTranslatedFrom: fingerprint(bg),
    blocks: [{ id: 'b-first', ...row, translatedFrom: fingerprint(row.bg) }],
  };
}

const create = `mutation ($i: CreateModuleInput!) { createModule(input: $i) { ... on StudioModule { id version } ... on Refused { reason } } }`;
const add = `mutation ($i: AddDraftLessonInput!) { addDraftLesson(input: $i) { __typename ... on LessonSaved { version } ... on Refused { reason } } }`;
const saveHead = `mutation ($i: SaveModuleHeadInput!) { saveModuleHead(input: $i) { __typename ... on HeadSaved { version } ... on HeadConflict { version title { bg en } savedBy } ... on Refused { reason } } }`;
const save = `mutation ($i: SaveDraftLessonInput!) { saveDraftLesson(input: $i) { __typename ... on LessonSaved { version savedAt } ... on LessonConflict { version content savedBy savedAt } ... on Refused { reason } } }`;
const lesson = `query ($m: ID!, $l: ID!) { draftLesson(moduleId: $m, lessonId: $l) { version content savedBy removed } }`;
const module = `query ($id: ID!) { studioModule(id: $id) {
  state version archived builtIn mayWrite mayReview draftIsNewer newestEdition completeIn languages title { bg en } lessonCount
  lessons { id version position translation skippable title { bg en } } removedLessons { id }
  editions { number languages withdrawnAt withdrawnReason withdrawnNote withdrawnBy publishedBy whatChanged { bg en } }
  review { id state isStale isOwn approvalRefusal mayReturn reviewer note } } }`;
const request = `mutation ($i: RequestReviewInput!) { requestReview(input: $i) { __typename ... on StudioModule { state review { id } } ... on DraftBlocked { problems } ... on Refused { reason } } }`;
const approve = `mutation ($id: ID!, $c: [String!]!) { approveReview(reviewId: $id, checklist: $c) { __typename ... on EditionPublished { number } ... on DraftBlocked { problems } ... on Refused { reason } } }`;
const sendBack = `mutation ($id: ID!, $n: String!) { returnForChanges(reviewId: $id, note: $n) { __typename ... on ReviewReturned { moduleId } ... on Refused { reason } } }`;

/** What a save answers, whichever it is. */
export interface Saved {
  __typename: 'LessonSaved' | 'LessonConflict' | 'Refused';
  version?: number;
  content?: DraftLesson;
  savedBy?: string;
  reason?: string;
}
/** What handing in, sending back or approving answers. */
export interface Decided {
  __typename: string;
  reason?: string;
  number?: number;
  problems?: { code: string; severity: string }[];
  review?: { id: string };
}
/** A module as `module` asks for it. */
export interface Shown {
  state: string;
  version: number;
  mayWrite: boolean;
  mayReview: boolean;
  draftIsNewer: boolean;
  newestEdition: number | null;
  completeIn: string[];
  languages: string[];
  title: { bg: string; en: string };
  lessonCount: number;
  lessons: { id: string; version: number; position: number; translation: string }[];
  removedLessons: { id: string }[];
  editions: {
    number: number;
    languages: string[];
    withdrawnAt: string | null;
    withdrawnReason: string | null;
    withdrawnNote: string | null;
    publishedBy: string | null;
  }[];
  review: {
    id: string;
    state: string;
    isStale: boolean;
    isOwn: boolean;
    approvalRefusal: string | null;
    mayReturn: boolean;
    note: string | null;
  } | null;
}

const everyItem = safetyChecklist.map(({ id }) => id);

/** The studio as its pages use it. */
export class Studio {
  constructor(private readonly house: Pick<TestApp, 'as'>) {}

  async module(author: Author, title = { bg: 'Първи ден', en: 'First day' }): Promise<string> {
    const input = { id: randomUUID(), organisationId: author.organisationId, title };
    const made = await this.house
      .as(author)
      .ask<{ createModule: { id: string } }>(create, { i: input });
    return made.createModule.id;
  }

  /** A module with written lessons and a summary: ready to be handed in. */
  async writtenModule(author: Author, lessonIds = ['one', 'two']): Promise<string> {
    const moduleId = await this.module(author);
    for (const [at, id] of lessonIds.entries()) {
      await this.add(author, moduleId, writtenLesson(id), lessonIds[at - 1] ?? null);
    }
    await this.head(author, moduleId, 1);
    return moduleId;
  }

  async head(author: Speaker, moduleId: string, baseVersion: number, own: object = {}) {
    const title = { bg: 'Първи ден', en: 'First day' };
    const summary = { bg: 'Какво да попитаме.', en: 'What to ask.' };
    const i = { moduleId, baseVersion, title, summary, languages: ['bg', 'en'], ...own };
    return this.house.as(author).query<{
      saveModuleHead: { __typename: string; version?: number; reason?: string; savedBy?: string };
    }>(saveHead, { i });
  }

  async add(author: Speaker, moduleId: string, content: DraftLesson, after: string | null = null) {
    const i = { moduleId, lessonId: content.id, afterLessonId: after, content };
    return this.house.as(author).query<{ addDraftLesson: Saved }>(add, { i });
  }

  async save(author: Speaker, moduleId: string, baseVersion: number, content: DraftLesson) {
    const i = { moduleId, lessonId: content.id, baseVersion, content };
    const { saveDraftLesson } = await this.house
      .as(author)
      .ask<{ saveDraftLesson: Saved }>(save, { i });
    return saveDraftLesson;
  }

  async lesson(author: Speaker, moduleId: string, lessonId: string) {
    const { draftLesson } = await this.house.as(author).ask<{
      draftLesson: { version: number; content: DraftLesson; savedBy: string; removed: boolean };
    }>(lesson, { m: moduleId, l: lessonId });
    return draftLesson;
  }

  async shown(author: Speaker, id: string): Promise<Shown> {
    const { studioModule } = await this.house
      .as(author)
      .ask<{ studioModule: Shown }>(module, { id });
    return studioModule;
  }

  async request(author: Speaker, moduleId: string, own: object = {}): Promise<Decided> {
    const i = { moduleId, whatChanged: null, reviewerId: null, ...own };
    const { requestReview } = await this.house
      .as(author)
      .ask<{ requestReview: Decided }>(request, { i });
    return requestReview;
  }

  async approve(who: Speaker, id: string, checklist = everyItem): Promise<Decided> {
    const { approveReview } = await this.house
      .as(who)
      .ask<{ approveReview: Decided }>(approve, { id, c: checklist });
    return approveReview;
  }

  sendBack(who: Speaker, id: string, note = 'Моля, по-кратко.') {
    return this.house.as(who).query<{ returnForChanges: Decided }>(sendBack, { id, n: note });
  }

  /** Handed in by one and approved by another. */
  async published(author: Speaker, reviewer: Speaker, moduleId: string, own: object = {}) {
    const { review, ...rest } = await this.request(author, moduleId, own);
    if (!review) throw new Error(JSON.stringify(rest));
    return this.approve(reviewer, review.id);
  }
}

import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { stableId } from '@pateka/content';
import { newDraftId, type DraftLesson } from '@pateka/content/draft';
import {
  type Bilingual,
  canCopyModule,
  canWriteModule,
  isLocale,
  type Locale,
  type StaffActor,
} from '@pateka/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { CourseModule } from '../courses/module.entity.js';
import { audit } from '../identity/audit.js';
import { Refused } from '../identity/identity.types.js';
import { Organisation } from '../network/organisation.entity.js';
import { AppError } from '../platform/errors.js';
import { DraftStore, type DraftText, HEAD } from './draft-store.js';
import {
  type CreateModuleInput,
  HeadConflict,
  HeadSaved,
  type SaveModuleHeadInput,
} from './draft.types.js';
import { ModuleAccess } from './module-access.js';
import { ModuleDraft } from './module-draft.entity.js';

const LONGEST_TITLE = 120;
const LONGEST_SUMMARY = 600;
const LONGEST_ID = 80;
/** The issue asks for a hundred that stay fluent. */
export const MOST_LESSONS = 200;

/** A module that comes from elsewhere: an import, a copy. */
export interface NewModule extends DraftText {
  organisationId: string;
  actor: StaffActor;
  /** Made with the form: the same id twice is one module. Left out: a new one. */
  id?: string;
}

/** Drafts as a whole: made, copied, put away, their titles saved. */
@Injectable()
export class DraftService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: ModuleAccess,
    private readonly store: DraftStore,
  ) {}

  /**
   * Makes a module without lessons. The same form sent twice makes one.
   * @returns its id, or Refused('title')
   * @throws AppError('not-found') for an organisation one does not write for
   */
  async create(actor: StaffActor, input: CreateModuleInput): Promise<string | Refused> {
    const title = trimmed(input.title);
    if (!isFilled(title, LONGEST_TITLE)) return new Refused('title');
    const { id, organisationId } = input;
    const languages: Locale[] = title.en === '' ? ['bg'] : ['bg', 'en'];
    const summary = { bg: '', en: '' };
    return this.db.transaction((tx) =>
      this.createFrom(tx, { id, organisationId, title, summary, languages, lessons: [], actor }),
    );
  }

  /**
   * Writes a module with its lessons. Who may is asked here.
   * @param tx the open transaction
   * @returns the module's id
   * @throws AppError('not-found') for an organisation the actor does not write for
   */
  async createFrom(tx: EntityManager, wanted: NewModule): Promise<string> {
    const { organisationId, actor, id = newDraftId('m'), lessons, ...head } = wanted;
    if (id.length > LONGEST_ID) throw new AppError('invalid-input', 'id');
    await this.organisation(tx, actor, organisationId);
    const moduleId = stableId('module', organisationId, id);
    const made: unknown[] = await tx.query(
      'INSERT INTO module (id, organisation_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id',
      [moduleId, organisationId],
    );
    if (made.length === 0) return moduleId;
    const saved = { savedAt: this.store.now(), savedBy: actor.accountId };
    await this.store.insert(tx, moduleId, { ...head, lessons }, saved);
    const written = [HEAD, ...lessons.map((lesson) => lesson.id)];
    await this.store.addAuthor(tx, moduleId, actor.accountId, written);
    await audit(tx, actor, 'module.created', { kind: 'module', id: moduleId });
    return moduleId;
  }

  /**
   * Makes a module of one's own from another one. Of a module one writes the draft is taken, of others what
   * they published. Lessons keep the author's ids: to the public they are others, for another module.
   * @param newId made with the form; the same id twice is one copy
   * @throws AppError('not-found') for a module or an organisation out of reach
   */
  async copy(actor: StaffActor, id: string, to: { organisationId: string; newId: string }) {
    return this.db.transaction(async (tx) => {
      const module = await this.access.inNetwork(tx, actor, id);
      if (!canCopyModule(actor, module).ok) throw new AppError('not-found');
      const isOwn = canWriteModule(actor, module).ok;
      const text = isOwn ? await this.store.load(tx, id) : await this.store.published(tx, id);
      if (!text) throw new AppError('not-found');
      const { organisationId, newId } = to;
      const copy = await this.createFrom(tx, { id: newId, organisationId, actor, ...text });
      if (isOwn) await this.copyAuthors(tx, id, copy);
      return copy;
    });
  }

  /**
   * Puts a module away or brings it back. Nothing of it is lost, and whoever learns in it goes on.
   * @throws AppError('not-found')
   */
  async archive(actor: StaffActor, id: string, archived: boolean): Promise<void> {
    await this.db.transaction(async (tx) => {
      const module = await this.access.toWrite(tx, actor, id);
      if (module.archived === archived) return;
      await tx.update(CourseModule, { id }, { archived });
      const action = archived ? 'module.archived' : 'module.unarchived';
      await audit(tx, actor, action, { kind: 'module', id });
    });
  }

  /**
   * Opens the newest edition of a module for writing, unless it has a draft. Does nothing for somebody who
   * does not write it, and nothing for an archived one.
   */
  async open(actor: StaffActor, id: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const module = await this.access.toLock(tx, actor, id);
      if (!canWriteModule(actor, module).ok || module.archived || module.hasDraft) return;
      await this.store.open(tx, id);
    });
  }

  /**
   * Saves title, summary and languages.
   * @returns saved (the same twice is saved once), what a colleague saved meanwhile, or Refused('archived' |
   *   'title' | 'summary' | 'languages')
   * @throws AppError('not-found')
   */
  async saveHead(
    actor: StaffActor,
    input: SaveModuleHeadInput,
  ): Promise<HeadSaved | HeadConflict | Refused> {
    const head = { title: trimmed(input.title), summary: trimmed(input.summary) };
    const languages = languagesOf(input.languages);
    if (!languages) return new Refused('languages');
    if (tooLong(head.title, LONGEST_TITLE)) return new Refused('title');
    if (tooLong(head.summary, LONGEST_SUMMARY)) return new Refused('summary');
    return this.db.transaction(async (tx) => {
      const { id, archived, hasDraft } = await this.access.toWrite(tx, actor, input.moduleId);
      if (archived) return new Refused('archived');
      if (!hasDraft) await this.store.open(tx, id);
      return this.storeHead(tx, actor, { id, baseVersion: input.baseVersion, ...head, languages });
    });
  }

  private async storeHead(
    tx: EntityManager,
    actor: StaffActor,
    wanted: { id: string; baseVersion: number } & Omit<DraftText, 'lessons'>,
  ): Promise<HeadSaved | HeadConflict> {
    const { id, baseVersion, ...head } = wanted;
    const now = await tx.findOneByOrFail(ModuleDraft, { moduleId: id });
    const { version, savedAt } = now;
    if (JSON.stringify(headOf(now)) === JSON.stringify(headOf(head))) {
      return Object.assign(new HeadSaved(), { version, savedAt });
    }
    if (version !== baseVersion) {
      const savedBy = await nameOf(tx, now.savedBy);
      return Object.assign(new HeadConflict(), { version, savedAt, savedBy, ...headOf(now) });
    }
    const saved = { savedAt: this.store.now(), savedBy: actor.accountId, version: version + 1 };
    await tx.update(ModuleDraft, { moduleId: id }, { ...head, ...saved });
    await this.store.addAuthor(tx, id, actor.accountId, [HEAD]);
    return Object.assign(new HeadSaved(), { version: saved.version, savedAt: saved.savedAt });
  }

  /**
   * Adds lessons behind the others. An id that the module has already is exchanged for a new one, also in
   * links of the added lessons.
   * @returns how many were added, or Refused('archived' | 'too-many')
   * @throws AppError('not-found')
   */
  async appendLessons(
    tx: EntityManager,
    moduleId: string,
    lessons: readonly DraftLesson[],
    actor: StaffActor,
  ): Promise<number | Refused> {
    const { archived, hasDraft } = await this.access.toWrite(tx, actor, moduleId);
    if (archived) return new Refused('archived');
    if (!hasDraft) await this.store.open(tx, moduleId);
    const rows: { lesson_id: string; position: number }[] = await tx.query(
      'SELECT lesson_id, position FROM draft_lesson WHERE module_id = $1',
      [moduleId],
    );
    if (rows.length + lessons.length > MOST_LESSONS) return new Refused('too-many');
    const taken = new Set(rows.map((row) => row.lesson_id));
    const position = 1 + Math.max(-1, ...rows.map((row) => row.position));
    const added = withFreeIds(lessons, taken);
    const saved = { savedAt: this.store.now(), savedBy: actor.accountId };
    await this.store.insertLessons(tx, moduleId, added, { position, ...saved });
    await this.store.addAuthor(tx, moduleId, actor.accountId, [HEAD, ...added.map(({ id }) => id)]);
    return added.length;
  }

  /** @returns a module as it is written, without what was taken out; null for one that is not there */
  load(moduleId: string): Promise<DraftText | null> {
    return this.store.load(this.db.manager, moduleId);
  }

  /** What an author has not shown to anybody stays hers in the copy. */
  private async copyAuthors(tx: EntityManager, from: string, to: string): Promise<void> {
    await tx.query(
      `INSERT INTO draft_author (module_id, lesson_id, account_id)
       SELECT $2, author.lesson_id, author.account_id FROM draft_author author WHERE author.module_id = $1
       ON CONFLICT DO NOTHING`,
      [from, to],
    );
  }

  private async organisation(
    tx: EntityManager,
    actor: StaffActor,
    organisationId: string,
  ): Promise<void> {
    const found = await tx.findOneBy(Organisation, { id: organisationId });
    const row = found && { networkId: found.networkId, organisationId };
    if (!row || !canWriteModule(actor, row).ok) throw new AppError('not-found');
  }
}

const trimmed = ({ bg, en }: Bilingual): Bilingual => ({ bg: bg.trim(), en: en.trim() });
const tooLong = ({ bg, en }: Bilingual, most: number) => bg.length > most || en.length > most;
const isFilled = (text: Bilingual, most: number) =>
  text.bg + text.en !== '' && !tooLong(text, most);

const headOf = ({ title, summary, languages }: Omit<DraftText, 'lessons'>) => ({
  title: { bg: title.bg, en: title.en },
  summary: { bg: summary.bg, en: summary.en },
  languages,
});

/** Bulgarian is always there: it stands in for what is not translated. */
function languagesOf(named: readonly string[]): Locale[] | null {
  const languages = [...new Set(named)].filter(isLocale).sort();
  return languages.includes('bg') && languages.length === named.length ? languages : null;
}

async function nameOf(tx: EntityManager, accountId: string | null): Promise<string | null> {
  const [row]: { name: string }[] = await tx.query('SELECT name FROM account WHERE id = $1', [
    accountId,
  ]);
  return row?.name ?? null;
}

function withFreeIds(lessons: readonly DraftLesson[], taken: Set<string>): DraftLesson[] {
  const renamed = new Map<string, string>();
  const own = lessons.map(({ id }) => {
    const free = taken.has(id) ? newDraftId('l') : id;
    taken.add(free);
    if (free !== id) renamed.set(id, free);
    return free;
  });
  return lessons.map((lesson, at) => {
    let json = JSON.stringify({ ...lesson, id: own[at] });
    for (const [from, to] of renamed) {
      json = json.replaceAll(`"href":"lesson:${from}"`, `"href":"lesson:${to}"`);
    }
    return JSON.parse(json) as DraftLesson;
  });
}

import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  askedIn,
  bankContentSchema,
  fingerprint,
  largestQuestionBytes,
  searchWords,
  type BankContent,
} from '@pateka/content/draft';
import { canUseQuestionBank, type StaffActor } from '@pateka/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { Refused } from '../identity/identity.types.js';
import { Organisation } from '../network/organisation.entity.js';
import { Clock } from '../platform/clock.js';
import { AppError } from '../platform/errors.js';
import {
  bankCount,
  bankPage,
  bankQuestion,
  bankTags,
  patternsOf,
  type BankRow,
} from './bank.queries.js';
import type {
  BankConflict,
  BankPage,
  BankQuestion,
  BankSaved,
  BankSearch,
  SaveBankQuestionInput,
} from './bank.types.js';
import { BankQuestionRow } from './bank-question.entity.js';

export const PAGE = 25;
const LONGEST_SEARCH = 200;
const LONGEST_TAG = 40;
const MOST_TAGS = 12;

/** The question banks of organisations. */
@Injectable()
export class BankService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @returns a page of the questions that the actor may use, what was saved last first */
  async search(actor: StaffActor, search: BankSearch): Promise<BankPage> {
    const own = await this.organisations(actor);
    // Who leaves them out means the same as who says null.
    const { archived, page, organisationId = null, tag = null } = search;
    const ids = organisationId === null ? own : own.filter((id) => id === organisationId);
    const patterns = patternsOf(search.text.slice(0, LONGEST_SEARCH));
    const wanted = [ids, archived, patterns, tag];
    const skipped = Math.max(0, Math.min(page, 10_000) - 1) * PAGE;
    const rows: BankRow[] = await this.db.query(bankPage, [...wanted, PAGE, skipped]);
    const [counted]: { total: number }[] = await this.db.query(bankCount, wanted);
    const tags: { tag: string }[] = await this.db.query(bankTags, [ids, archived]);
    return {
      questions: rows.map(shown),
      total: counted?.total ?? 0,
      size: PAGE,
      tags: tags.map((row) => row.tag),
    };
  }

  /** @throws AppError('not-found') also for a question of a bank that the actor does not use */
  async one(actor: StaffActor, id: string): Promise<BankQuestion> {
    return shown(await this.row(this.db.manager, actor, id));
  }

  /**
   * Saves a question. The same save twice is one; what a colleague saved meanwhile is not overwritten.
   * @returns the question, the colleague's, or Refused('invalid' | 'too-large' | 'tags' | 'organisation')
   * @throws AppError('not-found') for a bank that the actor does not use
   */
  async save(
    actor: StaffActor,
    input: SaveBankQuestionInput,
  ): Promise<BankSaved | BankConflict | Refused> {
    const content = contentOf(input.content);
    if (typeof content === 'string') return new Refused(content);
    const tags = tagsOf(input.tags);
    if (!tags) return new Refused('tags');
    return this.db.transaction((tx) => this.store(tx, actor, { ...input, content, tags }));
  }

  /**
   * Puts a question away or brings it back; lessons that took it over keep it.
   * @throws AppError('not-found')
   */
  async archive(actor: StaffActor, id: string, archived: boolean): Promise<BankQuestion> {
    return this.db.transaction(async (tx) => {
      const row = await this.row(tx, actor, id);
      await tx.update(BankQuestionRow, { id }, { archived });
      return shown({ ...row, archived });
    });
  }

  /** @throws AppError('not-found') for an organisation whose bank the actor does not use */
  async organisation(tx: EntityManager, actor: StaffActor, id: string): Promise<Organisation> {
    const found = await tx.findOneBy(Organisation, { id });
    const row = found && { networkId: found.networkId, organisationId: id };
    if (!row || !canUseQuestionBank(actor, row).ok) throw new AppError('not-found');
    return found;
  }

  private async store(
    tx: EntityManager,
    actor: StaffActor,
    wanted: {
      id: string;
      organisationId: string;
      baseVersion: number;
      content: BankContent;
      tags: string[];
    },
  ): Promise<BankSaved | BankConflict | Refused> {
    const { id, organisationId, baseVersion, content, tags } = wanted;
    await this.organisation(tx, actor, organisationId);
    const words = searchWords(content);
    const saved = { content, tags, words, savedAt: this.clock.now(), savedBy: actor.accountId };
    if (baseVersion === 0) {
      const row = { id, organisationId, version: 1, archived: false, ...saved };
      await tx.createQueryBuilder().insert().into(BankQuestionRow).values(row).orIgnore().execute();
    }
    await tx.query('SELECT 1 FROM bank_question WHERE id = $1 FOR UPDATE', [id]);
    const now = await this.row(tx, actor, id);
    if (now.organisationId !== organisationId) return new Refused('organisation');
    if (same(now, { content, tags })) return { question: shown(now) };
    if (now.version !== baseVersion) return { current: shown(now) };
    await tx.update(BankQuestionRow, { id }, { ...saved, version: now.version + 1 });
    return { question: shown(await this.row(tx, actor, id)) };
  }

  private async row(tx: EntityManager, actor: StaffActor, id: string): Promise<BankRow> {
    const [row]: BankRow[] = await tx.query(bankQuestion, [id]);
    if (!row || !canUseQuestionBank(actor, row).ok) throw new AppError('not-found');
    return row;
  }

  private async organisations(actor: StaffActor): Promise<string[]> {
    const { networkId } = actor;
    const all = await this.db.manager.find(Organisation, {
      where: { networkId },
      select: { id: true },
    });
    return all
      .map(({ id }) => id)
      .filter((id) => canUseQuestionBank(actor, { networkId, organisationId: id }).ok);
  }
}

/** @returns the question, or why it is none */
function contentOf(content: unknown): BankContent | 'invalid' | 'too-large' {
  const json = JSON.stringify(content) as string | undefined;
  if (json === undefined) return 'invalid';
  if (Buffer.byteLength(json) > largestQuestionBytes) return 'too-large';
  // PostgreSQL keeps neither NUL nor half a pair, and nobody sees them.
  if (/\\u(?:0000|d[89a-f])/i.test(json)) return 'invalid';
  const parsed = bankContentSchema.safeParse(content);
  return parsed.success ? parsed.data : 'invalid';
}

/** @returns tags as they are kept: short, in small letters, each once; null when they are too many or too long */
export function tagsOf(tags: readonly string[]): string[] | null {
  const known = tags.map((tag) => tag.replace(/\s+/g, ' ').trim().toLowerCase());
  const kept = [...new Set(known)].filter((tag) => tag !== '').sort();
  const fits = kept.length <= MOST_TAGS && kept.every((tag) => tag.length <= LONGEST_TAG);
  return fits && !kept.some((tag) => /[\p{Cc}\p{Surrogate}]/u.test(tag)) ? kept : null;
}

type Said = Pick<BankRow, 'content' | 'tags'>;

const same = (one: Said, other: Said): boolean =>
  fingerprint([one.content, one.tags]) === fingerprint([other.content, other.tags]);

function shown({ networkId: _, ...row }: BankRow): BankQuestion {
  const { content } = row;
  const asked = { bg: askedIn(content, 'bg'), en: askedIn(content, 'en') };
  return { ...row, asked, type: content.bg?.type ?? content.en?.type ?? '' };
}

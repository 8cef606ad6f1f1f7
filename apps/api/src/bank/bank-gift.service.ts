import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { bankContentSchema, searchWords, type BankContent } from '@pateka/content/draft';
import {
  giftNotes,
  NoteBook,
  readGiftFile,
  writeGift,
  type ReadGiftItem,
} from '@pateka/content/import';
import { isLocale, type Locale, type StaffActor } from '@pateka/domain';
import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { Refused } from '../identity/identity.types.js';
import { Clock } from '../platform/clock.js';
import { AppError } from '../platform/errors.js';
import { BankService, tagsOf } from './bank.service.js';
import type { GiftImported, GiftText, ImportGiftInput } from './bank.types.js';
import { BankQuestionRow } from './bank-question.entity.js';

/** Half a megabyte of questions is some thousand of them. */
const LARGEST = 500_000;
const MOST = 1_000;

/** Questions of a bank as a GIFT file, in and out. */
@Injectable()
export class BankGiftService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly bank: BankService,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds the questions of a GIFT file; its categories and tags become tags.
   * @returns how many it brought, or Refused('empty' | 'too-large' | 'nothing')
   * @throws AppError('not-found') for a bank that the actor does not use
   */
  async take(actor: StaffActor, input: ImportGiftInput): Promise<GiftImported | Refused> {
    const { id, organisationId, locale, source } = input;
    if (!isLocale(locale)) throw new AppError('invalid-input', 'locale');
    if (source.trim() === '') return new Refused('empty');
    if (Buffer.byteLength(source) > LARGEST) return new Refused('too-large');
    const notes = new NoteBook();
    const found = readGiftFile(source.replaceAll('\0', ''), notes).flatMap(
      (item) => keepable(item, locale, notes) ?? [],
    );
    if (found.length === 0) return new Refused('nothing');
    if (found.length > MOST) return new Refused('too-large');
    await this.db.transaction(async (tx) => {
      await this.bank.organisation(tx, actor, organisationId);
      const saved = { version: 1, savedAt: this.clock.now(), savedBy: actor.accountId };
      const rows = found.map(({ content, tags }, index) => ({
        ...{ id: idOf(id, index), organisationId, content, tags, words: searchWords(content) },
        ...saved,
      }));
      await tx
        .createQueryBuilder()
        .insert()
        .into(BankQuestionRow)
        .values(rows)
        .orIgnore()
        .execute();
    });
    return { count: found.length, notes: notes.list() };
  }

  /**
   * @param locale questions that are not written in it stay out
   * @returns all questions of a bank that are not put away, as GIFT
   * @throws AppError('not-found') for a bank that the actor does not use
   */
  async give(actor: StaffActor, organisationId: string, locale: Locale): Promise<GiftText> {
    if (!isLocale(locale)) throw new AppError('invalid-input', 'locale');
    await this.bank.organisation(this.db.manager, actor, organisationId);
    const rows = await this.db.manager.find(BankQuestionRow, {
      where: { organisationId, archived: false },
      order: { savedAt: 'ASC', id: 'ASC' },
    });
    const items = rows.flatMap(({ content, tags }) => {
      const question = content[locale];
      return question ? [{ content: question, tags }] : [];
    });
    const { text, count, notes } = writeGift(items, locale);
    return { text, count, notes };
  }
}

/** A bank keeps questions only: a text or an essay of the file is told and left out. */
function keepable({ content, tags, category }: ReadGiftItem, locale: Locale, notes: NoteBook) {
  if (content.block !== 'question') {
    notes.add('gift-no-question', giftNotes['gift-no-question']);
    return null;
  }
  const both: BankContent = { bg: null, en: null, [locale]: content };
  if (!bankContentSchema.safeParse(both).success) {
    notes.add('gift-unreadable', giftNotes['gift-unreadable']);
    return null;
  }
  return { content: both, tags: tagsOf([...tags, category].map(shortTag)) ?? [] };
}

const shortTag = (tag: string): string => [...tag].slice(0, 40).join('');

/** The same form sent twice gives the same ids, and so the same rows. */
function idOf(form: string, index: number): string {
  const hex = createHash('sha256').update(`${form} ${index}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { isWorksheetTool, type WorksheetTool } from '@pateka/domain';
import type { DataSource } from 'typeorm';
import { FactCache } from '../courses/fact-cache.js';
import { SessionService } from '../identity/session.service.js';
import { Clock, dayOf } from '../platform/clock.js';
import { open, seal } from '../platform/crypto/envelope.js';
import { AppError } from '../platform/errors.js';
import type { CurrentSession } from '../platform/guard/request-context.js';
import { figuresOf } from './figures.js';
import type { DatedFigure, FormField } from './lesson.types.js';
import { SavedWorksheet } from './saved-worksheet.entity.js';

const MOST_FIELDS = 200;
const LONGEST = 500;

/** Worksheets that a learner chose to keep: readable with her passphrase only (safety 17, 44). */
@Injectable()
export class WorksheetService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly sessions: SessionService,
    private readonly facts: FactCache,
    private readonly clock: Clock,
  ) {}

  /** @returns the dated facts that a worksheet calculates with; none for one that needs none */
  async figures(tool: string): Promise<DatedFigure[]> {
    return figuresOf(toolOf(tool), await this.facts.current()) ?? [];
  }

  /** @returns the fields as she saved them, or null */
  async find(session: CurrentSession, tool: string): Promise<FormField[] | null> {
    const saved = await this.db.manager.findOneBy(SavedWorksheet, {
      accountId: session.accountId,
      tool: toolOf(tool),
    });
    if (!saved) return null;
    const key = await this.sessions.accountKey(session);
    const text = open(key, saved.dataEncrypted, purpose(session, tool));
    // The key that sealed it is gone, and with it what was written; nobody can bring it back.
    return text && (JSON.parse(text.toString()) as FormField[]);
  }

  /** Keeps the fields in the place of what was saved before. */
  async save(session: CurrentSession, tool: string, fields: FormField[]): Promise<boolean> {
    const wide = fields.some(({ name, value }) => name.length > LONGEST || value.length > LONGEST);
    if (fields.length > MOST_FIELDS || wide) throw new AppError('invalid-input', 'fields');
    const key = await this.sessions.accountKey(session);
    const text = JSON.stringify(fields.map(({ name, value }) => ({ name, value })));
    const dataEncrypted = seal(key, Buffer.from(text), purpose(session, toolOf(tool)));
    const savedOn = dayOf(this.clock.now());
    await this.db.manager.upsert(
      SavedWorksheet,
      { accountId: session.accountId, tool, dataEncrypted, savedOn },
      ['accountId', 'tool'],
    );
    return true;
  }

  async delete(session: CurrentSession, tool: string): Promise<boolean> {
    await this.db.manager.delete(SavedWorksheet, {
      accountId: session.accountId,
      tool: toolOf(tool),
    });
    return true;
  }
}

const purpose = (session: CurrentSession, tool: string) => `worksheet:${session.accountId}:${tool}`;

function toolOf(tool: string): WorksheetTool {
  if (!isWorksheetTool(tool)) throw new AppError('invalid-input', 'tool');
  return tool;
}

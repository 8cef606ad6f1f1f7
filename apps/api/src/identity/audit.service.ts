import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { StaffActor } from '@pateka/domain';
import type { DataSource } from 'typeorm';
import { AppError } from '../platform/errors.js';
import type { AuditLine } from './audit.resolver.js';

const PAGE = 50;

/** Reading the audit log of one's own network. */
@Injectable()
export class AuditService {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** @returns a page of lines, the newest first */
  list(actor: StaffActor, before: string | null): Promise<AuditLine[]> {
    if (before !== null && !/^\d{1,18}$/.test(before))
      throw new AppError('invalid-input', 'before');
    return this.db.query(
      `SELECT l.id, l.at, a.name AS "actorName", l.action, l.object_kind AS "objectKind", l.object_id AS "objectId"
       FROM audit_entry l LEFT JOIN account a ON a.id = l.actor_id
       WHERE l.network_id = $1 AND ($2::bigint IS NULL OR l.id < $2) ORDER BY l.id DESC LIMIT ${PAGE}`,
      [actor.networkId, before],
    );
  }
}

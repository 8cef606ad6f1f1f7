import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Fact } from '@pateka/content';
import type { DataSource, EntityManager } from 'typeorm';
import { Clock, MINUTE } from '../platform/clock.js';
import { FactValue } from './fact-value.entity.js';

const FRESH_MS = MINUTE;

/** The dated facts as of today, kept for a minute: a lesson page asks for them without a statement. */
@Injectable()
export class FactCache {
  private facts: Promise<Map<string, Fact>> | undefined;
  private readAt = 0;

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * @param tx the open transaction of the asker, so that she waits for no second connection
   * @returns the newest checked value of each fact, by its id
   */
  current(tx: EntityManager = this.db.manager): Promise<Map<string, Fact>> {
    const now = this.clock.now().getTime();
    if (!this.facts || now - this.readAt > FRESH_MS) {
      this.readAt = now;
      this.facts = this.read(tx);
      // A failed read must not stay in the cache.
      this.facts.catch(() => (this.facts = undefined));
    }
    return this.facts;
  }

  private async read(tx: EntityManager): Promise<Map<string, Fact>> {
    const rows = await tx.find(FactValue, { order: { checkedOn: 'ASC' } });
    return new Map(rows.map((row) => [row.factId, factOf(row)]));
  }
}

function factOf({ factId, unit, url, validFrom, ...rest }: FactValue): Fact {
  return {
    id: factId,
    kind: rest.kind,
    value: rest.value,
    label: rest.label,
    source: rest.source,
    checkedOn: rest.checkedOn,
    validTo: rest.validTo,
    confidence: rest.confidence,
    ...(unit === null ? {} : { unit }),
    ...(url === null ? {} : { url }),
    ...(validFrom === null ? {} : { validFrom }),
  };
}

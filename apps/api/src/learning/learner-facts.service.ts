import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type GivenFacts, type LearnerActor, unknownFacts } from '@pateka/domain';
import type { DataSource } from 'typeorm';
import { AppError } from '../platform/errors.js';
import { LearnerFact } from './learner-fact.entity.js';

/** What learners tell about themselves for the reports. Nobody reads the answers of somebody else here. */
@Injectable()
export class LearnerFactsService {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** @returns her answers, or null when she has neither answered nor passed the questions over */
  find({ accountId }: LearnerActor): Promise<LearnerFact | null> {
    return this.db.manager.findOneBy(LearnerFact, { accountId });
  }

  /**
   * Keeps her answers in the place of those before; without any it says that she passed them over.
   * @throws AppError('invalid-input') with the first answer that is not offered
   */
  async save({ accountId }: LearnerActor, given: GivenFacts): Promise<boolean> {
    const { sex = null, ageBand = null, regionSize = null } = given;
    const facts = { sex, ageBand, regionSize };
    const [unknown] = unknownFacts(facts);
    if (unknown) throw new AppError('invalid-input', unknown);
    const row = this.db.manager.create(LearnerFact, { accountId, ...facts } as LearnerFact);
    await this.db.manager.upsert(LearnerFact, row, ['accountId']);
    return true;
  }
}

import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { canManageCohort, type StaffActor } from '@pateka/domain';
import type { DataSource } from 'typeorm';
import { audit } from '../identity/audit.js';
import { Clock, dayOf } from '../platform/clock.js';
import { AppError } from '../platform/errors.js';
import { Cohort } from './cohort.entity.js';
import type { CreateCohortInput } from './network.types.js';

const LONGEST = 80;

/** Cohorts of a network, the coordinator's side. */
@Injectable()
export class CohortService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @returns the cohorts of the actor's network, the newest first */
  list(actor: StaffActor): Promise<Cohort[]> {
    const { networkId } = actor;
    return this.db.manager.find(Cohort, { where: { networkId }, order: { number: 'DESC' } });
  }

  /** @throws AppError('not-found') also for a cohort of another network */
  async one(actor: StaffActor, id: string): Promise<Cohort> {
    return this.own(actor, await this.db.manager.findOneBy(Cohort, { id }));
  }

  /**
   * Makes a cohort for at least one course of the network. The same form sent twice makes one.
   * @throws AppError('invalid-input') naming the field
   */
  async create(actor: StaffActor, input: CreateCohortInput): Promise<Cohort> {
    const name = input.name.trim();
    const projectTag = input.projectTag.trim();
    if (name.length < 1 || name.length > LONGEST) throw new AppError('invalid-input', 'name');
    if (projectTag.length > LONGEST) throw new AppError('invalid-input', 'projectTag');
    return this.db.transaction(async (tx) => {
      // One cohort after the other: its number is the first part of the serials on its cards.
      await tx.query('SELECT 1 FROM network WHERE id = $1 FOR NO KEY UPDATE', [actor.networkId]);
      const made = await tx.findOneBy(Cohort, { id: input.id });
      if (made) return this.own(actor, made);
      const number =
        1 + ((await tx.maximum(Cohort, 'number', { networkId: actor.networkId })) ?? 0);
      const cohort = await tx.save(
        tx.create(Cohort, {
          id: input.id,
          networkId: actor.networkId,
          number,
          name,
          projectTag,
          createdOn: dayOf(this.clock.now()),
        }),
      );
      const linked: unknown[] = await tx.query(
        `INSERT INTO cohort_course (cohort_id, course_id)
         SELECT $1, id FROM course WHERE network_id = $2 AND id = ANY($3) RETURNING course_id`,
        [cohort.id, actor.networkId, input.courseIds],
      );
      if (linked.length === 0 || linked.length !== new Set(input.courseIds).size) {
        throw new AppError('invalid-input', 'courseIds');
      }
      await audit(tx, actor, 'cohort.created', { kind: 'cohort', id: cohort.id });
      return cohort;
    });
  }
  /** A foreign cohort answers like one that does not exist. */
  private own(actor: StaffActor, cohort: Cohort | null): Cohort {
    if (!cohort || !canManageCohort(actor, cohort).ok) throw new AppError('not-found');
    return cohort;
  }
}

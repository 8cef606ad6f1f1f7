import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type StaffActor, locales } from '@pateka/domain';
import type { DataSource } from 'typeorm';
import { DraftService } from '../authoring/draft.service.js';
import { ReviewService } from '../authoring/review.service.js';
import { staffActorOf } from '../identity/staff-actor.js';
import { begun, type DemoDraft, inReview } from './demo-draft-texts.js';

/** What the demo's trainer is writing: one module begun, one handed in. */
@Injectable()
export class DemoDrafts {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly drafts: DraftService,
    private readonly reviews: ReviewService,
  ) {}

  /**
   * Writes them through the studio's own services, as she would.
   * @throws Error when the module for the review is not complete: a demo must not start half made
   */
  async load(author: { email: string }): Promise<void> {
    const actor = await this.actor(author.email);
    await this.write(actor, begun);
    const moduleId = await this.write(actor, inReview);
    const asked = await this.reviews.request(actor, {
      moduleId,
      whatChanged: null,
      reviewerId: null,
    });
    if (typeof asked !== 'string') throw new Error(`No review: ${JSON.stringify(asked)}`);
  }

  private write(actor: StaffActor, draft: DemoDraft): Promise<string> {
    const organisationId = actor.memberships[0]?.organisationId ?? '';
    return this.db.transaction((tx) =>
      this.drafts.createFrom(tx, { ...draft, languages: [...locales], organisationId, actor }),
    );
  }

  private async actor(email: string): Promise<StaffActor> {
    const [row]: { id: string }[] = await this.db.query('SELECT id FROM account WHERE email = $1', [
      email,
    ]);
    const actor = await staffActorOf(this.db, row?.id ?? null);
    if (!actor) throw new Error('The demo has no trainer.');
    return actor;
  }
}

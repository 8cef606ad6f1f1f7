import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock, dayOf } from '../platform/clock.js';
import { CredentialStatusService } from './credential-status.service.js';
import { IssuerService } from './issuer.service.js';

/** How long a list is handed out before it is made anew: a revocation is visible within 60 s (credentials 23). */
const FRESH_MS = 30_000;

const invalidIn = `
  SELECT array_agg(index) AS revoked, max(changed_on)::text AS newest,
         (SELECT coalesce(max(list), 1)::int FROM credential_status) AS lists
  FROM credential_status WHERE list = $1 AND state <> 'valid'`;

interface Invalid {
  revoked: number[] | null;
  newest: string | null;
  lists: number;
}

/** The lists in which anybody looks up whether a credential still stands. */
@Injectable()
export class StatusListService {
  private readonly made = new Map<number, { until: number; json: string }>();

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly issuer: IssuerService,
    private readonly statuses: CredentialStatusService,
    private readonly clock: Clock,
  ) {}

  /**
   * A superseded credential counts as revoked there: only our own page tells that a newer one took its place.
   * @param list its number, from 1
   * @returns the list, signed, as JSON; null when there is none
   */
  async signed(list: number): Promise<string | null> {
    const now = this.clock.now().getTime();
    const kept = this.made.get(list);
    if (kept && now < kept.until) return kept.json;
    const [found]: Invalid[] = await this.db.query(invalidIn, [list]);
    if (!found || list < 1 || list > found.lists) return null;
    const json = await this.sign(list, found.revoked ?? []);
    this.made.set(list, { until: now + FRESH_MS, json });
    return json;
  }

  private async sign(list: number, revoked: number[]): Promise<string> {
    // Loaded when somebody first asks: an api at rest does without what signing needs.
    const { createSigner } = await import('@pateka/credentials/sign');
    const signer = createSigner(this.issuer.issuer, await this.issuer.signingKeys());
    return signer.signStatusList({
      url: this.statuses.listUrl(list),
      revoked,
      validFrom: dayOf(this.clock.now()),
      ttl: FRESH_MS,
    });
  }
}

import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock, dayOf } from '../platform/clock.js';
import { CredentialStatusService } from './credential-status.service.js';
import { IssuerService } from './issuer.service.js';

/** How long a list is handed out before it is made anew: a revocation is visible within 60 s (credentials 23). */
const FRESH_MS = 30_000;

const invalidIn = `
  SELECT array_agg(index) AS revoked,
         (SELECT coalesce(max(list), 1)::int FROM credential_status) AS lists
  FROM credential_status WHERE list = $1 AND state <> 'valid'`;

interface Invalid {
  revoked: number[] | null;
  lists: number;
}

/** The lists in which anybody looks up whether a credential still stands. */
@Injectable()
export class StatusListService {
  private readonly made = new Map<number, { at: number; json: Promise<string | null> }>();

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
    const at = this.clock.now().getTime();
    const kept = this.made.get(list);
    const age = kept ? at - kept.at : FRESH_MS;
    if (kept && age >= 0 && age < FRESH_MS) return kept.json;
    // Whoever asks meanwhile waits for the same one: it is signed once, however many ask.
    const json = this.make(list);
    this.made.set(list, { at, json });
    const isThere = await json.then(Boolean, () => false);
    // Neither a failure nor a number that anybody may think of is kept.
    if (!isThere && this.made.get(list)?.json === json) this.made.delete(list);
    return json;
  }

  private async make(list: number): Promise<string | null> {
    const [found]: Invalid[] = await this.db.query(invalidIn, [list]);
    if (!found || list < 1 || list > found.lists) return null;
    return this.sign(list, found.revoked ?? []);
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

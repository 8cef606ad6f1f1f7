import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import { CONFIG, type Config } from './config.js';
import { Vault } from './crypto/vault.js';
import { AppError } from './errors.js';

/** Tries a quarter of an hour. The tight one is per account or code typed, the wide one per source. */
const limits = {
  'sign-in': { perTarget: 10, perSource: 60 },
  'access-code': { perTarget: 10, perSource: 40 },
  recovery: { perTarget: 6, perSource: 30 },
  'second-factor': { perTarget: 8, perSource: 60 },
  check: { perTarget: 60, perSource: 300 },
  // numbers are typed from paper; forty random bits are not guessed at this pace
  revocation: { perTarget: 10, perSource: 60 },
  // files that somebody received and drops on the check page; each is opened in a thread
  'certificate-check': { perTarget: 0, perSource: 40 },
  // released figures change once a month; a program that reads every table of them needs some dozens
  'report-token': { perTarget: 120, perSource: 240 },
  // a lesson with many pictures is prepared in one go; a whole course comes as an import
  upload: { perTarget: 120, perSource: 240 },
} as const;
export type Throttled = keyof typeof limits;

const QUARTER_HOUR_S = 900;

/**
 * Counts tries in PostgreSQL, so that two apis count together. Keys are keyed hashes: neither an
 * alias nor an address is kept.
 */
@Injectable()
export class Throttle {
  private readonly limiters = new Map<string, RateLimiterPostgres>();

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly vault: Vault,
  ) {}

  /**
   * Counts one try.
   * @param what what is tried
   * @param source where it comes from, as the web server hashed it
   * @param target which account or code it is tried on; whether it exists plays no part. Null: on none
   * @throws AppError('too-many-tries') with the seconds to wait as detail
   */
  async count(what: Throttled, source: string, target: string | null): Promise<void> {
    const { perTarget, perSource } = limits[what];
    if (target !== null) await this.consume(`${what}-target`, perTarget, target);
    await this.consume(`${what}-source`, perSource * this.config.THROTTLE_SOURCE_FACTOR, source);
  }

  private async consume(name: string, points: number, key: string): Promise<void> {
    const hashed = this.vault.fingerprint(key, 'throttle').toString('base64url');
    try {
      await this.limiter(name, points).consume(hashed);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new AppError('too-many-tries', String(Math.ceil(refusal.msBeforeNext / 1000)));
    }
  }

  private limiter(name: string, points: number): RateLimiterPostgres {
    const known = this.limiters.get(name);
    if (known) return known;
    const limiter = new RateLimiterPostgres({
      storeClient: (this.db.driver as unknown as { master: Pool }).master,
      storeType: 'pool',
      tableName: 'throttle',
      tableCreated: true,
      keyPrefix: name,
      points,
      duration: QUARTER_HOUR_S,
    });
    this.limiters.set(name, limiter);
    return limiter;
  }
}

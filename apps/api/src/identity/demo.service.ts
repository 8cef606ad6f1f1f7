import { Inject, Injectable } from '@nestjs/common';
import { Field, ObjectType } from '@nestjs/graphql';
import { InjectDataSource } from '@nestjs/typeorm';
import { generate } from 'otplib';
import type { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { SecondFactorService } from './second-factor.service.js';

const STEP_S = 30;

@ObjectType()
export class DemoSignIn {
  @Field({ description: 'learner, trainer or coordinator' })
  role: string;

  @Field()
  who: string;

  @Field()
  passphrase: string;

  @Field(() => String, { nullable: true, description: 'The code that works now; staff only.' })
  code: string | null;
}

interface DemoRow {
  account_id: string;
  kind: string;
  who: string;
  passphrase: string;
  role: string | null;
  last_step: string | null;
}

/** The sign-ins of the demo network: they exist on a loopback address with the embedded database only. */
@Injectable()
export class DemoService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly factors: SecondFactorService,
    private readonly clock: Clock,
  ) {}

  /** @returns the demo's sign-ins with a code that works now; null outside the demo (safety 47) */
  async signIns(): Promise<DemoSignIn[] | null> {
    if (!this.config.DEMO) return null;
    const rows: DemoRow[] = await this.db.query(
      `SELECT d.account_id, a.kind, COALESCE(a.alias, a.email::text) AS who, d.passphrase,
              (SELECT min(m.role) FROM membership m WHERE m.account_id = a.id) AS role, f.last_step
       FROM demo_sign_in d JOIN account a ON a.id = d.account_id
       LEFT JOIN second_factor f ON f.account_id = a.id ORDER BY d.position`,
    );
    return Promise.all(rows.map((row) => this.signIn(row)));
  }

  private async signIn(row: DemoRow): Promise<DemoSignIn> {
    const { who, passphrase } = row;
    if (row.kind === 'learner') return { role: 'learner', who, passphrase, code: null };
    const now = Math.floor(this.clock.now().getTime() / 1000);
    // A code works once: right after a sign-in the next one is shown, which is already accepted.
    const step = Math.max(Math.floor(now / STEP_S), Number(row.last_step) + 1);
    const secret = await this.factors.seedOf(row.account_id);
    const code = await generate({ secret, epoch: step * STEP_S });
    return { role: row.role ?? 'trainer', who, passphrase, code };
  }
}

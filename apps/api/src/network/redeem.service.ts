import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type LearnerActor, type Locale, redeemability } from '@pateka/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { AccountService } from '../identity/account.service.js';
import { type AccountOpened, Refused } from '../identity/identity.types.js';
import { SignInService } from '../identity/sign-in.service.js';
import { Clock } from '../platform/clock.js';
import { InTransaction } from '../platform/in-transaction.js';
import { AccessCode } from './access-code.entity.js';
import { AccessCodeService } from './access-code.service.js';
import type { RedeemInput } from './network.types.js';

/** Ends the transaction and gives the refusal to the caller. */
class RolledBack extends Error {
  constructor(readonly refusal: Refused) {
    super();
  }
}

/**
 * Redeeming an access code. Unknown, used, expired and void codes answer alike ("code"), in text and in
 * time (safety 18). Neither which account used a code nor when is written down.
 */
@Injectable()
export class RedeemService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly codes: AccessCodeService,
    private readonly accounts: AccountService,
    private readonly signIns: SignInService,
    private readonly happenings: InTransaction,
    private readonly clock: Clock,
  ) {}

  /** @returns whether a code can be redeemed now, so that she need not choose an alias in vain */
  async opens(typed: string, source: string): Promise<boolean> {
    const hash = await this.codes.typed(typed, source);
    const code = await this.db.manager.findOneBy(AccessCode, { hash });
    return code !== null && redeemability(code, this.clock.now()).ok;
  }

  /** Opens an account with a code and enrols it in the cohort's courses, all or nothing. */
  async redeem(
    input: RedeemInput,
    locale: Locale,
    source: string,
  ): Promise<AccountOpened | Refused> {
    const refusal = this.accounts.refusalOf(input.alias, input.passphrase);
    if (refusal) return new Refused(refusal);
    const hash = await this.codes.typed(input.code, source);
    const opened = await this.orRefused(async (tx) => {
      const code = await this.use(tx, hash);
      const result = await this.accounts.openLearner(tx, {
        ...input,
        networkId: code.networkId,
        locale,
      });
      if (result instanceof Refused) throw new RolledBack(result);
      await this.enrol(tx, result.accountId, code, locale);
      return result.opened;
    });
    if (!(opened instanceof Refused)) return opened;
    // The same form sent twice, or its answer lost on the way: her account is there, so let her in.
    return (await this.signIns.openAgain(input, source)) ?? opened;
  }

  /** Adds a further code's courses to the account she has. */
  async redeemFor(
    learner: LearnerActor,
    typed: string,
    { locale, source }: { locale: Locale; source: string },
  ): Promise<Refused | null> {
    const hash = await this.codes.typed(typed, source);
    return this.orRefused(async (tx) => {
      const code = await this.use(tx, hash);
      if (code.networkId !== learner.networkId) throw new RolledBack(new Refused('code'));
      await this.enrol(tx, learner.accountId, code, locale);
      return null;
    });
  }

  private async use(tx: EntityManager, hash: Buffer): Promise<AccessCode> {
    const code = await tx.findOne(AccessCode, {
      where: { hash },
      lock: { mode: 'pessimistic_write' },
    });
    if (!code || !redeemability(code, this.clock.now()).ok)
      throw new RolledBack(new Refused('code'));
    await tx.decrement(AccessCode, { id: code.id }, 'usesLeft', 1);
    return code;
  }

  private enrol(
    tx: EntityManager,
    accountId: string,
    { networkId, cohortId }: AccessCode,
    locale: Locale,
  ): Promise<void> {
    return this.happenings.tell(tx, 'code.redeemed', {
      accountId,
      networkId,
      cohortId,
      locale,
      now: this.clock.now(),
    });
  }

  private async orRefused<T>(work: (tx: EntityManager) => Promise<T>): Promise<T | Refused> {
    try {
      return await this.db.transaction(work);
    } catch (error) {
      if (error instanceof RolledBack) return error.refusal;
      throw error;
    }
  }
}

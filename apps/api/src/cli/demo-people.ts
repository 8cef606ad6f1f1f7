import { Injectable } from '@nestjs/common';
import { aliasKey, type StaffRole } from '@pateka/domain';
import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { newAccountKey, secretFor } from '../identity/account-key.js';
import { Account } from '../identity/account.entity.js';
import { Membership } from '../identity/membership.entity.js';
import { SecondFactorService } from '../identity/second-factor.service.js';
import { Secret } from '../identity/secret.entity.js';
import { Clock, dayOf, monthOf } from '../platform/clock.js';
import { InTransaction } from '../platform/in-transaction.js';

export interface DemoPlace {
  networkId: string;
  organisations: ReadonlyMap<string, string>;
  /** The cohort that the demo's learner came with. */
  cohortId: string;
}

const staff: { name: string; email: string; organisation: string; role: StaffRole }[] = [
  {
    name: 'Ирина Петкова',
    email: 'coordinator@demo.example',
    organisation: 'coordinator',
    role: 'coordinator',
  },
  { name: 'Стоян Велев', email: 'trainer@demo.example', organisation: 'bank', role: 'trainer' },
  { name: 'Калина Добрева', email: 'lawyer@demo.example', organisation: 'law', role: 'trainer' },
];

/** The demo's learner starts as anybody would: enrolled, nothing done. */
const learner = { alias: 'тиха река', passphrase: 'камък мост върба път' };

/** The people of the demo network who can sign in. All are invented. */
@Injectable()
export class DemoPeople {
  constructor(
    private readonly factors: SecondFactorService,
    private readonly happenings: InTransaction,
    private readonly clock: Clock,
  ) {}

  /** Makes the sign-ins that are shown on the demo's sign-in page. */
  async load(tx: EntityManager, place: DemoPlace): Promise<void> {
    for (const [position, person] of staff.entries()) {
      const account = await this.account(tx, place.networkId, {
        kind: 'staff',
        name: person.name,
        email: person.email,
      });
      const organisationId = place.organisations.get(person.organisation) ?? '';
      await tx.insert(Membership, { accountId: account.id, organisationId, role: person.role });
      await this.factors.enrol(tx, account.id);
      await tx.query('UPDATE second_factor SET confirmed_at = now() WHERE account_id = $1', [
        account.id,
      ]);
      await this.signIn(tx, account.id, { passphrase: `demo ${randomWords()}`, position });
    }
    const account = await this.account(tx, place.networkId, {
      kind: 'learner',
      alias: learner.alias,
      aliasKey: aliasKey(learner.alias),
    });
    await this.signIn(tx, account.id, { passphrase: learner.passphrase, position: staff.length });
    await this.happenings.tell(tx, 'code.redeemed', {
      accountId: account.id,
      networkId: place.networkId,
      cohortId: place.cohortId,
      locale: 'bg',
      now: this.clock.now(),
    });
  }

  private async account(
    tx: EntityManager,
    networkId: string,
    who: Partial<Account>,
  ): Promise<Account> {
    const now = this.clock.now();
    return tx.save(
      tx.create(Account, {
        networkId,
        createdMonth: monthOf(now),
        lastSeenOn: dayOf(now),
        exitExplained: who.kind === 'staff',
        ...who,
      }),
    );
  }

  private async signIn(
    tx: EntityManager,
    accountId: string,
    sign: { passphrase: string; position: number },
  ): Promise<void> {
    await tx.insert(Secret, await secretFor(accountId, sign.passphrase, newAccountKey()));
    await tx.query(
      'INSERT INTO demo_sign_in (account_id, passphrase, position) VALUES ($1, $2, $3)',
      [accountId, sign.passphrase, sign.position],
    );
  }
}

/** Demo passphrases differ from installation to installation, like the seeds of the second factors. */
const randomWords = () =>
  randomBytes(9)
    .toString('base64url')
    .match(/.{1,4}/g)
    ?.join(' ') ?? '';

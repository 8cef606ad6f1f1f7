import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActorSource } from '../platform/guard/request-context.js';
import { Account } from './account.entity.js';
import { AccountResolver } from './account.resolver.js';
import { AccountService } from './account.service.js';
import { AuditEntry } from './audit-entry.entity.js';
import { AuditResolver } from './audit.resolver.js';
import { AuditService } from './audit.service.js';
import { DemoService } from './demo.service.js';
import { Membership } from './membership.entity.js';
import { OwnAccountService } from './own-account.service.js';
import { RecoveryCode } from './recovery-code.entity.js';
import { RecoveryService } from './recovery.service.js';
import { SecondFactor } from './second-factor.entity.js';
import { SecondFactorService } from './second-factor.service.js';
import { Secret } from './secret.entity.js';
import { Session } from './session.entity.js';
import { SessionService } from './session.service.js';
import { SignInResolver } from './sign-in.resolver.js';
import { SignInService } from './sign-in.service.js';

const entities = [Account, Secret, RecoveryCode, SecondFactor, Session, Membership, AuditEntry];

/** Accounts, sessions, recovery, second factor and the audit log. Global: it tells the guard who asks. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature(entities)],
  providers: [
    AccountResolver,
    AccountService,
    AuditResolver,
    AuditService,
    DemoService,
    OwnAccountService,
    RecoveryService,
    SecondFactorService,
    SessionService,
    SignInResolver,
    SignInService,
    { provide: ActorSource, useExisting: SessionService },
  ],
  exports: [
    AccountService,
    ActorSource,
    DemoService,
    SecondFactorService,
    SessionService,
    SignInService,
  ],
})
export class IdentityModule {}

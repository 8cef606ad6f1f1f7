import { Global, Module } from '@nestjs/common';
import { CryptoModule } from './crypto/crypto.module.js';
import { ConfigModule, DatabaseModule } from './database/database.module.js';
import { HealthModule } from './health/health.module.js';
import { InTransaction } from './in-transaction.js';
import { LogModule } from './log.module.js';
import { Throttle } from './throttle.js';

/** What every process of the house needs, with or without HTTP. */
@Global()
@Module({
  imports: [ConfigModule, DatabaseModule, CryptoModule, LogModule, HealthModule],
  providers: [InTransaction, Throttle],
  exports: [InTransaction, Throttle],
})
export class PlatformModule {}

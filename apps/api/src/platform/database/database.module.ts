import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock, SystemClock } from '../clock.js';
import { CONFIG, type Config, readConfig } from '../config.js';
import { databaseOptions } from './data-source.js';

/** The configuration and the clock, for everybody. */
@Global()
@Module({
  providers: [
    { provide: CONFIG, useFactory: readConfig },
    { provide: Clock, useClass: SystemClock },
  ],
  exports: [CONFIG, Clock],
})
export class ConfigModule {}

@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({
        ...databaseOptions(config),
        autoLoadEntities: true,
        retryAttempts: 10,
        retryDelay: 1_000,
      }),
    }),
  ],
})
export class DatabaseModule {}

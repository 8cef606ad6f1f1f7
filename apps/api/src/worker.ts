import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { CONFIG, type Config } from './platform/config.js';
import { JobRunner } from './platform/jobs/job-runner.js';
import { Relay } from './platform/outbox/relay.js';
import { Sweeper } from './platform/jobs/sweeper.js';
import { refuseWrongDatabase } from './platform/start.js';
import { WorkerModule } from './worker.module.js';

const app = await NestFactory.create(WorkerModule, { bufferLogs: true });
app.useLogger(app.get(Logger));
app.enableShutdownHooks();
await refuseWrongDatabase(app);
await app.get(JobRunner).start();
app.get(Relay).start();
app.get(Sweeper).start();
const config = app.get<Config>(CONFIG);
await app.listen(config.PORT, config.HOST);

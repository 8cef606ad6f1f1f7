import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { CONFIG, type Config } from './platform/config.js';
import { limitBodies, onlyForTheWeb } from './platform/http.js';
import { refuseWrongDatabase } from './platform/start.js';

const app = await NestFactory.create<NestExpressApplication>(AppModule, { bufferLogs: true });
app.useLogger(app.get(Logger));
app.enableShutdownHooks();
const config = app.get<Config>(CONFIG);
onlyForTheWeb(app, config);
limitBodies(app);
await refuseWrongDatabase(app);
await app.listen(config.PORT, config.HOST);

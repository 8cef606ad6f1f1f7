import { Module } from '@nestjs/common';
import { ClearSessionsHandler } from './clear-sessions.handler.js';

/** The work on sessions that the worker does. */
@Module({ providers: [ClearSessionsHandler] })
export class IdentityWorker {}

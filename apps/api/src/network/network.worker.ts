import { Module } from '@nestjs/common';
import { ClearCodesHandler } from './clear-codes.handler.js';

/** The work on access codes that the worker does. */
@Module({ providers: [ClearCodesHandler] })
export class NetworkWorker {}

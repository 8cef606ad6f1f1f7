import { Module } from '@nestjs/common';
import { CollectMediaHandler } from './collect-media.handler.js';
import { MediaModule } from './media.module.js';

/** The work on files that the worker does. */
@Module({ imports: [MediaModule], providers: [CollectMediaHandler] })
export class MediaWorker {}

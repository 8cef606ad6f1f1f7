import { Module } from '@nestjs/common';
import { FileStore } from './file-store.js';
import { MediaService } from './media.service.js';

/** Files of lessons: pictures, recordings, downloads. */
@Module({ providers: [FileStore, MediaService], exports: [FileStore, MediaService] })
export class MediaModule {}

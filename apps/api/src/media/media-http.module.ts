import { Module } from '@nestjs/common';
import { MediaController } from './media.controller.js';
import { MediaModule } from './media.module.js';
import { MediaReader } from './media-reader.js';
import { UploadService } from './upload.service.js';

/** Files over HTTP: in the api only, behind its guard and its token. The worker has neither. */
@Module({
  imports: [MediaModule],
  controllers: [MediaController],
  providers: [MediaReader, UploadService],
})
export class MediaHttpModule {}

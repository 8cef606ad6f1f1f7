import { Module } from '@nestjs/common';
import { AuthoringModule } from '../authoring/authoring.module.js';
import { MediaModule } from '../media/media.module.js';
import { ExportController } from './export.controller.js';
import { ImportController } from './import.controller.js';
import { ImportUploadService } from './import-upload.service.js';
import { TransferModule } from './transfer.module.js';

/** Files in and out over HTTP: in the api only, behind its guard and its token. */
@Module({
  imports: [AuthoringModule, MediaModule, TransferModule],
  controllers: [ExportController, ImportController],
  providers: [ImportUploadService],
})
export class TransferHttpModule {}

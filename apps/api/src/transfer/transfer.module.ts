import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthoringModule } from '../authoring/authoring.module.js';
import { CoursesModule } from '../courses/courses.module.js';
import { MediaModule } from '../media/media.module.js';
import { ExportService } from './export.service.js';
import { ImportJobRow } from './import-job.entity.js';
import { ImportService } from './import.service.js';
import { PackageWriter } from './package-writer.js';
import { TransferResolver } from './transfer.resolver.js';

/** Bringing modules in from Word, Markdown, packages and Moodle, and taking them out. */
@Module({
  imports: [TypeOrmModule.forFeature([ImportJobRow]), AuthoringModule, CoursesModule, MediaModule],
  providers: [ExportService, ImportService, PackageWriter, TransferResolver],
  exports: [ExportService],
})
export class TransferModule {}

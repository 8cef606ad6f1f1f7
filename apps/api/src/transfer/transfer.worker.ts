import { Module } from '@nestjs/common';
import { AuthoringModule } from '../authoring/authoring.module.js';
import { ComposingModule } from '../composing/composing.module.js';
import { MediaModule } from '../media/media.module.js';
import { ClearImportsHandler } from './clear-imports.handler.js';
import { RunImportHandler } from './run-import.handler.js';
import { StoreImport } from './store-import.js';

/** The work on imports that the worker does. */
@Module({
  imports: [AuthoringModule, ComposingModule, MediaModule],
  providers: [ClearImportsHandler, RunImportHandler, StoreImport],
})
export class TransferWorker {}

import { Module } from '@nestjs/common';

/** Bringing modules in from Word, Markdown, packages and Moodle, and taking them out. */
@Module({})
export class TransferModule {}

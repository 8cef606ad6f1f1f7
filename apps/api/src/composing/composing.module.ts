import { Module } from '@nestjs/common';

/** Putting courses together from the modules of several partners. */
@Module({})
export class ComposingModule {}

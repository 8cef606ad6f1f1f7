import { Module } from '@nestjs/common';

/** Writing modules: drafts, checks, review, imports, the question bank. */
@Module({})
export class AuthoringModule {}

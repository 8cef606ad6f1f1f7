import { Module } from '@nestjs/common';

/** Files of lessons: pictures, recordings, downloads. */
@Module({})
export class MediaModule {}

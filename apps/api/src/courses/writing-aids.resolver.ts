import { Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../platform/guard/allow.decorator.js';
import { WritingAidsService } from './writing-aids.service.js';
import { WritingAids } from './writing-aids.types.js';

@Resolver()
export class WritingAidsResolver {
  constructor(private readonly aids: WritingAidsService) {}

  @Allow('module.write')
  @Query(() => WritingAids, { description: 'Dated facts and competences, in both languages.' })
  writingAids(): Promise<WritingAids> {
    return this.aids.all();
  }
}

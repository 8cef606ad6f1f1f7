import { Module } from '@nestjs/common';
import { PlatformModule } from '../platform/platform.module.js';
import { SlicesModule } from '../slices.module.js';
import { DemoDrafts } from './demo-drafts.js';
import { DemoHalfYear } from './demo-half-year.js';
import { DemoNetwork } from './demo-network.js';
import { DemoPeople } from './demo-people.js';
import { FirstNetwork } from './first-network.js';
import { StarterCourses } from './starter-courses.js';

/** Every slice without HTTP and without a queue, for operators' commands. */
@Module({
  imports: [PlatformModule, SlicesModule],
  providers: [DemoDrafts, DemoHalfYear, DemoNetwork, DemoPeople, FirstNetwork, StarterCourses],
})
export class CliModule {}

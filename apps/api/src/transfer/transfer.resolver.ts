import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { StaffActor } from '@pateka/domain';
import { Allow } from '../platform/guard/allow.decorator.js';
import { Current } from '../platform/guard/current.decorators.js';
import { ExportService } from './export.service.js';
import { ImportService } from './import.service.js';
import { ExportPreview, ImportJob } from './transfer.types.js';

const id = { type: () => ID };
const edition = {
  type: () => Int,
  nullable: true,
  description: 'Left out: the text as it is written.',
  defaultValue: null,
};

@Resolver()
export class TransferResolver {
  constructor(
    private readonly imports: ImportService,
    private readonly exports: ExportService,
  ) {}

  @Allow('module.write')
  @Query(() => [ImportJob], { description: 'One’s own, the newest first.' })
  importJobs(@Current() actor: StaffActor): Promise<ImportJob[]> {
    return this.imports.list(actor);
  }

  @Allow('module.write')
  @Query(() => ImportJob)
  importJob(@Current() actor: StaffActor, @Args('id', id) importId: string): Promise<ImportJob> {
    return this.imports.one(actor, importId);
  }

  @Allow('module.write')
  @Mutation(() => ImportJob)
  cancelImport(@Current() actor: StaffActor, @Args('id', id) importId: string): Promise<ImportJob> {
    return this.imports.cancel(actor, importId);
  }

  @Allow('module.read')
  @Query(() => ExportPreview)
  moduleExport(
    @Current() actor: StaffActor,
    @Args('id', id) moduleId: string,
    @Args('edition', edition) number: number | null,
  ): Promise<ExportPreview> {
    return this.exports.preview(actor, { moduleId, edition: number });
  }
}

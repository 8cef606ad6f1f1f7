import { StudioWriteAidsDocument } from '@pateka/api-client';
import { sofiaDay, worksheets, worksheetTools } from '@pateka/domain';
import { request } from '#lib/server/api.js';
import { readModule } from './module.server.js';
import { staffViewer } from '#lib/server/staff.js';
import type { LayoutServerLoad } from './$types.js';

/** What stays while she goes from lesson to lesson. */
export const load: LayoutServerLoad = async (event) => {
  await staffViewer(event);
  const { id } = event.params;
  const { module, problems } = await readModule(event, id);
  const { writingAids } = module.mayWrite
    ? await request(event, StudioWriteAidsDocument, {})
    : { writingAids: { facts: [], competences: [] } };
  const tools = worksheetTools.map((tool) => ({ tool, name: worksheets[tool].schema.title }));
  const today = sofiaDay(new Date());
  return { module, problems, today, aids: { ...writingAids, worksheets: tools } };
};

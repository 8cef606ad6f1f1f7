import { StaffStuckDocument } from '@pateka/api-client';
import { request } from '#lib/server/api.js';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { stuck } = await request(event, StaffStuckDocument, {});
  return stuck;
};

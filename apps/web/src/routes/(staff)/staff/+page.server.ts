import { StaffNewsDocument } from '@pateka/api-client';
import type { Permission } from '@pateka/domain';
import { request } from '#lib/server/api.js';
import type { PageServerLoad } from './$types.js';

const reader: Permission = 'report.read';

/** That there is something new, never what. */
export const load: PageServerLoad = async (event) => {
  const { permissions } = await event.parent();
  if (!permissions.includes(reader)) return { hasNewReports: false };
  const { hasNewKeptReports: hasNewReports } = await request(event, StaffNewsDocument, {});
  return { hasNewReports };
};

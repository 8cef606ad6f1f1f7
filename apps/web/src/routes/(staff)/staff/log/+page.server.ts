import { StaffLogDocument } from '@pateka/api-client';
import { request } from '#lib/server/api.js';
import type { PageServerLoad } from './$types.js';

/** The API gives as many lines at once. */
const A_PAGE = 50;

export const load: PageServerLoad = async (event) => {
  const before = event.url.searchParams.get('before');
  const { auditLog } = await request(event, StaffLogDocument, { before });
  const last = auditLog.at(-1);
  return {
    lines: auditLog,
    isNewest: before === null,
    older: auditLog.length === A_PAGE && last ? last.id : null,
  };
};

import { staffViewer } from '#lib/server/staff.js';
import type { LayoutServerLoad } from './$types.js';

export const load: LayoutServerLoad = async (event) => {
  const { name, permissions } = await staffViewer(event);
  return { staffName: name ?? '', permissions };
};

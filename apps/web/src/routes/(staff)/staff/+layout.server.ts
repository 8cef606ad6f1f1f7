import { loadOr } from '#lib/server/after-post.js';
import { staffViewer, type Viewer } from '#lib/server/staff.js';
import type { LayoutServerLoad } from './$types.js';

/** Without the API nobody knows who is here: the menu is empty. */
const nobody: Pick<Viewer, 'name' | 'permissions'> = { name: null, permissions: [] };

export const load: LayoutServerLoad = async (event) => {
  const { name, permissions } = await loadOr<typeof nobody>(
    event,
    () => staffViewer(event),
    nobody,
  );
  return { staffName: name ?? '', permissions };
};

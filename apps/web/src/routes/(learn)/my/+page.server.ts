import { MyPageDocument } from '@pateka/api-client';
import { redirect } from '@sveltejs/kit';
import { request } from '#lib/server/api.js';
import { whenSignedIn } from '#lib/server/signed-in.js';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const mine = await whenSignedIn(event, () => request(event, MyPageDocument, {}));
  // Each account reads once how quick exit works, before the first lesson (safety 8).
  if (!mine.viewer.exitExplained) redirect(303, '/welcome-safety?to=/my');
  return mine;
};

import { type ViewerQuery, ViewerDocument } from '@pateka/api-client';
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { SECOND_FACTOR, SIGN_IN } from '#lib/paths.js';
import { request } from './api.js';

export type Viewer = ViewerQuery['viewer'];

/**
 * Lets only staff pass who have given the second factor in this session. It is for the way on (where to
 * send her); what she may see and do is decided by the API alone.
 * @param event the request
 * @returns who is signed in
 * @throws a redirect to the sign-in or to its second step, or 403 for a learner
 */
export async function staffViewer(event: RequestEvent): Promise<Viewer> {
  const { viewer } = await request(event, ViewerDocument, {});
  const to = new URLSearchParams({ to: event.url.pathname }).toString();
  if (viewer.kind === 'visitor') redirect(303, `${SIGN_IN}?${to}`);
  if (viewer.secondFactorNeeded) redirect(303, `${SECOND_FACTOR}?${to}`);
  if (viewer.kind !== 'staff') error(403, m.common_error_not_permitted());
  return viewer;
}

import { ViewerDocument } from '@pateka/api-client';
import { isLocale } from '@pateka/domain';
import type { RequestEvent } from '@sveltejs/kit';
import { MY, SECOND_FACTOR, STAFF } from '#lib/paths.js';
import { request } from './api.js';
import { LANGUAGE, writeLanguage, writeSession } from './cookies.js';
import { localPath } from './return-guard.js';
import type { Viewer } from './staff.js';

/**
 * Lets somebody in: the browser gets the session, and this very answer already knows of it.
 * @param event the request
 * @param token what the API gave
 * @returns who it is
 * @throws ApiError
 */
export async function enter(event: RequestEvent, token: string): Promise<Viewer> {
  writeSession(event.cookies, token);
  event.locals.session = token;
  const { viewer } = await request(event, ViewerDocument, {});
  // What she chose on this device comes before what the account remembers.
  if (!event.cookies.get(LANGUAGE) && isLocale(viewer.locale)) {
    writeLanguage(event.cookies, viewer.locale);
  }
  return viewer;
}

/**
 * Where to go after signing in. Each account reads once how quick exit works (safety 8).
 * @param viewer who signed in
 * @param to the page that was asked for; only paths of ours count
 */
export function afterSignIn(viewer: Viewer, to: string): string {
  const work = localPath(to, STAFF);
  if (viewer.secondFactorNeeded) return `${SECOND_FACTOR}?to=${encodeURIComponent(work)}`;
  if (viewer.kind === 'staff') return work;
  const target = localPath(to, MY);
  return viewer.exitExplained ? target : `/welcome-safety?to=${encodeURIComponent(target)}`;
}

import { isLocale, type Locale } from '@pateka/domain';

/*
 * Nobody frames this site, not even itself, except for one page: a lesson as its learners will see it, on the
 * screen of a phone, beside the editor that writes it.
 */

const MODULE = '/(staff)/staff/modules/[id]';
const PREVIEW = `${MODULE}/lessons/[lesson]/preview`;
/** In a group of its own, without the menu of staff pages around it. */
const FRAMED = PREVIEW.replace('/staff/', '/(framed)/staff/') + '/[locale]';
/** The editor is rendered in the browser: its first page sets the policy for those that follow. */
const EDITOR = `${MODULE}/write`;

/** What of framing a page may do. */
export interface Framing {
  /** It may stand in a frame of a page of ours. */
  mayBeFramed: boolean;
  /** It may hold a frame with a page of ours. */
  holdsFrame: boolean;
}

/**
 * @param routeId the route of a request, or nothing
 * @returns what of framing its page may do
 */
export function framingOf(routeId: string | null): Framing {
  const isEditor = routeId === EDITOR || routeId?.startsWith(`${EDITOR}/`) === true;
  return { mayBeFramed: routeId === FRAMED, holdsFrame: routeId === PREVIEW || isEditor };
}

/**
 * The older header that says the same as frame-ancestors.
 * @param routeId the route of a request, or nothing
 */
export const frameOptions = (routeId: string | null): 'DENY' | 'SAMEORIGIN' =>
  framingOf(routeId).mayBeFramed ? 'SAMEORIGIN' : 'DENY';

/**
 * The language of the page in the frame: the lesson's, not the one that the trainer reads the studio in.
 * @param routeId the route of a request
 * @param params its parameters
 * @returns nothing for every other page
 */
export function framedLocale(
  routeId: string | null,
  params: Readonly<Record<string, string | undefined>>,
): Locale | undefined {
  const wanted = params['locale'];
  return routeId === FRAMED && isLocale(wanted) ? wanted : undefined;
}

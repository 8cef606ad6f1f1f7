/** Addresses that more than one part of the site links to. They are neutral, like all of ours. */
export const SIGN_IN = '/sign-in';
export const SIGN_OUT = '/sign-out';
export const ENTER_CODE = '/start';
export const COURSES = '/courses';
/** The second step of staff, after the passphrase. */
export const SECOND_FACTOR = '/sign-in/second-factor';
export const STAFF = '/staff';
/** A learner's own page, after signing in. */
export const MY = '/my';
/** What the site is where certificates are checked; the only page of it without a certificate. */
export const CHECK = '/check';

/** Addresses that more than one part of the site links to. They are neutral, like all of ours. */
export const SIGN_IN = '/sign-in';
export const SIGN_OUT = '/sign-out';
export const ENTER_CODE = '/code';
export const COURSES = '/courses';

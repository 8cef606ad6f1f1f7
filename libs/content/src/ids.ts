import { z } from 'zod';

/** The form of every id that people write: lower-case Latin letters, digits and single hyphens. */
export const kebabPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** An id written by an author. It stays the same over editions and languages. */
export const kebabId = z
  .string()
  .max(80)
  .regex(
    kebabPattern,
    'must be an id of small Latin letters, digits and hyphens, like my-first-lesson',
  );

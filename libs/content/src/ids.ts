import { z } from 'zod';
import { inWords } from './rule-words.js';

/** The form of every id that people write: lower-case Latin letters, digits and single hyphens. */
export const kebabPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** An id written by an author. It stays the same over editions and languages. */
export const kebabId = z
  .string()
  .max(80)
  .refine(
    (id) => kebabPattern.test(id),
    inWords({
      bg: 'трябва да е от малки латински букви, цифри и тирета, например `my-first-lesson`',
      en: 'must be an id of small Latin letters, digits and hyphens, like `my-first-lesson`',
    }),
  );

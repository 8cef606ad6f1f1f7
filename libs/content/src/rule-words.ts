import type { Bilingual } from '@pateka/domain';
import { z } from 'zod';

const words = z.strictObject({ bg: z.string(), en: z.string() });

/**
 * Gives a rule of a schema its words; a message of zod has room for one language only.
 * @param rule what follows the name of the field: „трябва да е …“, "must be …"
 * @returns the options of `refine`
 */
export const inWords = (rule: Bilingual): { params: Bilingual } => ({ params: rule });

/**
 * @param issue any issue of zod
 * @returns the words of the rule that was broken; nothing when it is one of zod's own
 */
export const wordsOf = (issue: z.core.$ZodIssue): Bilingual | undefined =>
  issue.code === 'custom' ? words.safeParse(issue.params).data : undefined;

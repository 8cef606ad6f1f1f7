import { z } from 'zod';
import type { Given } from './lesson.js';

/**
 * What a lesson without JavaScript knows from one form to the next: the answers given so far and the
 * worksheet as it was last worked out. It travels with the page and is stored nowhere.
 */
export interface Carried {
  given: Given[];
  sheet: Record<string, string> | null;
}

const short = z.string().max(200);
/** A note of 500 signs, each of which may have been a line's end, which is posted as two. */
const note = z.string().max(1_000);
const shape = z.object({
  given: z
    .array(
      z.object({
        questionId: short,
        attemptId: z.uuid(),
        // a long way through a scenario
        fields: z.array(z.object({ name: short, value: short })).max(60),
      }),
    )
    .max(12),
  sheet: z.record(short, note).nullable(),
});

export const nothingCarried: Carried = { given: [], sheet: null };

/**
 * Reads what the page carried along.
 * @param text the hidden field
 * @returns what it says; nothing when somebody changed it
 */
export function readCarried(text: string): Carried {
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    return nothingCarried;
  }
}

/**
 * Writes it for the next form.
 * @param carried answers and worksheet
 * @returns the hidden field's value; empty when there is nothing
 */
export function writeCarried({ given, sheet }: Carried): string {
  if (given.length === 0 && sheet === null) return '';
  const bare = given.map(({ questionId, attemptId, fields }) => ({
    questionId,
    attemptId,
    fields,
  }));
  return JSON.stringify({ given: bare, sheet });
}

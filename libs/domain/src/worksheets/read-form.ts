import { assertNever } from '../exhaustive.js';
import { dayNumber } from '../format/date.js';
import type { Bilingual, Locale } from '../locale.js';
import { parseNumber } from '../quiz/parse-number.js';
import type { WorksheetField, WorksheetSchema } from './schema.js';
import { fieldName, typedInto } from './schema.js';

/** What may be wrong with a field. The rest of the worksheet works on without it. */
export type FieldErrorKey =
  'not-a-number' | 'negative' | 'too-large' | 'not-whole' | 'not-a-date' | 'not-a-choice';

/** One field that could not be read, by its name in the form. */
export interface FieldError {
  field: string;
  key: FieldErrorKey;
}

/** The values of one row by field id: cents, numbers, marks; and texts (choices, ISO dates, 'yes'). */
export interface FormRow {
  numbers: Readonly<Record<string, number>>;
  texts: Readonly<Record<string, string>>;
}

/** A form that was read: the rows of each group that have anything in them, and what was not readable. */
export interface ReadForm {
  groups: Readonly<Record<string, readonly FormRow[]>>;
  errors: FieldError[];
}

/** What to say beside a field. */
export const fieldErrorTexts: Record<FieldErrorKey, Bilingual> = {
  'not-a-number': {
    bg: 'Напишете число, например 25 или 25,50.',
    en: 'Write a number, for example 25 or 25.50.',
  },
  negative: { bg: 'Напишете числото без минус.', en: 'Write the number without a minus.' },
  'too-large': {
    bg: 'Числото е твърде голямо за това поле.',
    en: 'This number is too large here.',
  },
  'not-whole': { bg: 'Напишете цяло число.', en: 'Write a whole number.' },
  'not-a-date': {
    bg: 'Напишете дата като 22.11.2026.',
    en: 'Write a date such as 22.11.2026.',
  },
  'not-a-choice': { bg: 'Изберете една от възможностите.', en: 'Choose one of these.' },
};

/** Ten million euro, fifty years of months (if the field says nothing else), 100,000 % a year. */
const most = { money: 10_000_000, int: 600, percent: 100_000 } as const;

/** Marks run from 1 to 5: no 0, which reads like nothing. */
const marks = /^[1-5]$/;

type Read = { number: number } | { text: string } | { error: FieldErrorKey };

function readNumber(
  field: WorksheetField,
  kind: keyof typeof most,
  input: string,
  locale?: Locale,
): Read {
  const value = parseNumber(input, locale);
  if (value === null) return { error: 'not-a-number' };
  if (value < 0) return { error: 'negative' };
  if (value > (field.most ?? most[kind])) return { error: 'too-large' };
  if (kind === 'int' && !Number.isInteger(value)) return { error: 'not-whole' };
  return { number: kind === 'money' ? Math.round(value * 100) : value };
}

/** A date as browsers send it (2026-11-22) or as people write it (22.11.2026 г.). */
function readDate(input: string): Read {
  const written = /^(\d{1,2})[./ -]+(\d{1,2})[./ -]+(\d{4})\s*г?\.?$/.exec(input);
  const [day = '', month = '', year = ''] = written?.slice(1) ?? [];
  const iso = written ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : input;
  const isDate = iso.length === 10 && dayNumber(iso) !== null;
  return isDate ? { text: iso } : { error: 'not-a-date' };
}

function readField(field: WorksheetField, input: string, locale?: Locale): Read {
  switch (field.kind) {
    case 'money':
    case 'int':
    case 'percent':
      return readNumber(field, field.kind, input, locale);
    case 'date':
      return readDate(input);
    case 'choice': {
      const known = field.choices?.some(({ value }) => value === input) ?? false;
      return known ? { text: input } : { error: 'not-a-choice' };
    }
    case 'scale':
      return marks.test(input) ? { number: Number(input) } : { error: 'not-a-choice' };
    case 'check':
      // Browsers post the box's value only when it is ticked.
      return { text: 'yes' };
    case 'text':
      return { text: input.replace(/\s+/gu, ' ') };
    case 'note':
      return { text: input.replace(/[^\S\n]+/gu, ' ') };
    default:
      return assertNever(field.kind);
  }
}

/**
 * Reads a worksheet's form forgivingly: empty and unknown fields are left out, rows without any value
 * are dropped, what cannot be read is listed and treated as empty. Nothing is required.
 * @param schema the worksheet
 * @param form names (fieldName) and values as posted
 * @param locale the language of the page, for numbers
 * @returns the rows of each group; money in cents, dates as YYYY-MM-DD; and the errors, in page order
 */
export function readForm(
  schema: WorksheetSchema,
  form: Readonly<Record<string, string>>,
  locale?: Locale,
): ReadForm {
  const errors: FieldError[] = [];
  const readRow = (groupId: string, fields: readonly WorksheetField[], row?: number): FormRow => {
    const numbers: Record<string, number> = {};
    const texts: Record<string, string> = {};
    for (const field of fields) {
      const name = fieldName(groupId, field.id, row);
      const input = typedInto(form, { name, field });
      if (input === '') continue;
      const read = readField(field, input, locale);
      if ('error' in read) errors.push({ field: name, key: read.error });
      else if ('number' in read) numbers[field.id] = read.number;
      else texts[field.id] = read.text;
    }
    return { numbers, texts };
  };
  const groups: Record<string, FormRow[]> = {};
  for (const { id, fields, rows } of schema.groups) {
    const count = rows?.most ?? 1;
    const read = Array.from({ length: count }, (_, row) =>
      readRow(id, fields, rows ? row : undefined),
    );
    groups[id] = read.filter(
      ({ numbers, texts }) => Object.keys(numbers).length + Object.keys(texts).length > 0,
    );
  }
  return { groups, errors };
}

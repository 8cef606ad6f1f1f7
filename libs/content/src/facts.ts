import { z } from 'zod';
import { kebabId } from './ids.js';

const text = z.string().trim().min(1);

/** A text in both languages; neither may be missing. */
export const bilingual = z.strictObject({ bg: text, en: text });

/** A date without time, in Bulgaria: 2026-11-22. */
const day = z.iso.date('must be a date written as 2026-11-22');

/** What a fact is, which decides how it is written out. */
export const factKinds = [
  'amount',
  'percent',
  'number',
  'duration',
  'phone',
  'text',
  'date',
  'yearly',
] as const;
/** Units of time that are written out in both languages. */
export const durationUnits = [
  'minutes',
  'hours',
  'days',
  'working-days',
  'weeks',
  'months',
  'years',
] as const;

const numericKinds: readonly string[] = ['amount', 'percent', 'number', 'duration'];
const amountUnit = /^EUR(?:\/(?:hour|day|week|month|year))?$/;

/** Digits and spaces; pages make a number to tap of it. */
const phone = /^\+?\d[\d ]{1,20}$/;

const factShape = z.strictObject({
  id: kebabId,
  kind: z.enum(factKinds),
  value: z.union([z.number(), text, bilingual]),
  unit: text.optional(),
  label: bilingual,
  source: z.union([text, bilingual]),
  url: z.url({ protocol: /^https?$/ }).optional(),
  checkedOn: day,
  validFrom: day.optional(),
  validTo: day.nullable(),
  confidence: z.enum(['high', 'medium', 'low']),
});

/**
 * A figure or telephone number that a law or an office can change: value, unit, source and dates. Days
 * are calendar days in Bulgaria, both ends included; `validTo: null` means that no end is known. Amounts
 * are in euro, percentages in percent (13.78), durations in whole units; `yearly` is a day of every year,
 * as '04-30'.
 */
export type Fact = z.infer<typeof factShape>;

/** A day that every year has: month and day, so never 02-29. */
const isDayOfYear = (value: Fact['value']): boolean =>
  typeof value === 'string' && day.safeParse(`2025-${value}`).success;

function checkFact(fact: Fact, context: z.core.$RefinementCtx<Fact>): void {
  const issue = (path: keyof Fact, message: string): void =>
    context.addIssue({ code: 'custom', path: [path], message });
  const isNumber = typeof fact.value === 'number';
  if (numericKinds.includes(fact.kind) !== isNumber) {
    issue(
      'value',
      isNumber
        ? `must stand in quotation marks, because a fact of kind ${fact.kind} is a text`
        : `must be a plain number such as 620.20, because the kind is ${fact.kind}`,
    );
  }
  if (fact.kind === 'date' && !day.safeParse(fact.value).success) {
    issue('value', 'must be a date written as 2026-11-22');
  }
  if (fact.kind === 'phone' && !isNumber && !phone.test(String(fact.value))) {
    issue('value', "must be a telephone number such as '0700 111 22', the same in both languages");
  }
  if (fact.kind === 'yearly' && !isNumber && !isDayOfYear(fact.value)) {
    issue('value', "must be a day of every year written as '04-30', month first");
  }
  if (fact.kind === 'amount' && !amountUnit.test(fact.unit ?? '')) {
    issue('unit', 'must be EUR, EUR/hour, EUR/day, EUR/week, EUR/month or EUR/year for an amount');
  }
  if (fact.kind === 'duration' && !durationUnits.some((unit) => unit === fact.unit)) {
    issue('unit', `must be one of ${durationUnits.join(', ')} for a duration`);
  }
  if (fact.validFrom && fact.validTo && fact.validTo < fact.validFrom) {
    issue('validTo', 'must not be earlier than validFrom');
  }
}

/** Schema of one fact. */
export const factSchema = factShape.superRefine(checkFact);

/** Schema of one competence of a framework, for example `infe:2.1`. */
export const competenceSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+:[A-Z0-9][A-Za-z0-9.]*$/, 'must look like infe:2.1 or lifecomp:P1'),
  framework: text.optional(),
  name: bilingual,
});
/** One competence of a framework. */
export type Competence = z.infer<typeof competenceSchema>;

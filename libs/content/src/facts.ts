import type { Bilingual } from '@pateka/domain';
import { z } from 'zod';
import { kebabId } from './ids.js';
import { inWords } from './rule-words.js';

const text = z.string().trim().min(1);

/** A text in both languages; neither may be missing. */
export const bilingual = z.strictObject({ bg: text, en: text });

const dayWords: Bilingual = {
  bg: 'трябва да е дата, написана така: `2026-11-22`',
  en: 'must be a date written as `2026-11-22`',
};
const isDay = (written: unknown): boolean => z.iso.date().safeParse(written).success;

/** A date without time, in Bulgaria: 2026-11-22. */
const day = z.string().refine(isDay, inWords(dayWords));

const isAddress = (written: string): boolean =>
  z.url({ protocol: /^https?$/ }).safeParse(written).success;
const address = z
  .string()
  .trim()
  .refine(
    isAddress,
    inWords({
      bg: 'трябва да е адрес, който започва с `https://` или `http://`',
      en: 'must be an address that begins with `https://` or `http://`',
    }),
  );

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
  url: address.optional(),
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
  typeof value === 'string' && isDay(`2025-${value}`);

const mustBeText = (kind: Fact['kind']): Bilingual => ({
  bg: `трябва да стои в кавички, защото факт от вид \`${kind}\` е текст`,
  en: `must stand in quotation marks, because a fact of kind \`${kind}\` is a text`,
});
const mustBeNumber = (kind: Fact['kind']): Bilingual => ({
  bg: `трябва да е само число, например \`620.20\`, защото видът на факта е \`${kind}\``,
  en: `must be a plain number such as \`620.20\`, because the kind is \`${kind}\``,
});
const phoneWords: Bilingual = {
  bg: "трябва да е телефонен номер, един и същ на двата езика, например `'0700 111 22'`",
  en: "must be a telephone number such as `'0700 111 22'`, the same in both languages",
};
const yearlyWords: Bilingual = {
  bg: "трябва да е ден от всяка година, първо месецът: `'04-30'`",
  en: "must be a day of every year written as `'04-30'`, month first",
};
const amountUnitWords: Bilingual = {
  bg: 'при сума трябва да е `EUR`, `EUR/hour`, `EUR/day`, `EUR/week`, `EUR/month` или `EUR/year`',
  en: 'must be `EUR`, `EUR/hour`, `EUR/day`, `EUR/week`, `EUR/month` or `EUR/year` for an amount',
};
const durationUnitWords: Bilingual = {
  bg: `при срок трябва да е едно от: \`${durationUnits.join('`, `')}\``,
  en: `must be one of \`${durationUnits.join('`, `')}\` for a duration`,
};
const orderOfDays: Bilingual = {
  bg: 'не може да е преди `validFrom`',
  en: 'must not be earlier than `validFrom`',
};

function checkFact(fact: Fact, context: z.core.$RefinementCtx<Fact>): void {
  const issue = (path: keyof Fact, rule: Bilingual): void =>
    context.addIssue({ code: 'custom', path: [path], ...inWords(rule) });
  const isNumber = typeof fact.value === 'number';
  if (numericKinds.includes(fact.kind) !== isNumber) {
    issue('value', isNumber ? mustBeText(fact.kind) : mustBeNumber(fact.kind));
  }
  if (fact.kind === 'date' && !isDay(fact.value)) issue('value', dayWords);
  if (fact.kind === 'phone' && !isNumber && !phone.test(String(fact.value))) {
    issue('value', phoneWords);
  }
  if (fact.kind === 'yearly' && !isNumber && !isDayOfYear(fact.value)) {
    issue('value', yearlyWords);
  }
  if (fact.kind === 'amount' && !amountUnit.test(fact.unit ?? '')) issue('unit', amountUnitWords);
  if (fact.kind === 'duration' && !durationUnits.some((unit) => unit === fact.unit)) {
    issue('unit', durationUnitWords);
  }
  if (fact.validFrom && fact.validTo && fact.validTo < fact.validFrom) {
    issue('validTo', orderOfDays);
  }
}

/** Schema of one fact. */
export const factSchema = factShape.superRefine(checkFact);

const competenceId = /^[a-z]+:[A-Z0-9][A-Za-z0-9.]*$/;

/** Schema of one competence of a framework, for example `infe:2.1`. */
export const competenceSchema = z.strictObject({
  id: z.string().refine(
    (id) => competenceId.test(id),
    inWords({
      bg: 'трябва да изглежда като `infe:2.1` или `lifecomp:P1`',
      en: 'must look like `infe:2.1` or `lifecomp:P1`',
    }),
  ),
  framework: text.optional(),
  name: bilingual,
});
/** One competence of a framework. */
export type Competence = z.infer<typeof competenceSchema>;

import type { Locale } from '../../locale.js';
import { percentOf } from '../cents.js';
import { payslipSchema } from './schema.js';
import type { WorksheetFacts } from '../facts.js';
import { currentFigures } from '../facts.js';
import { percentFigure } from '../figures.js';
import type { FieldError } from '../read-form.js';
import { readForm } from '../read-form.js';

/** What stands on a payslip, in euro cents a month; what she does not know is null. */
export interface PayslipValues {
  gross: number | null;
  /** What is taken off after tax: advance, seizure, vouchers. */
  deductions: number | null;
  /** What she was paid. */
  received: number | null;
  /** The maximum insurable income: what is earned above it is not insured. */
  cap: number | null;
}

/** The rates of the law, in percent: 8.38 for 8.38 %. */
export interface PayslipFigures {
  socialInsurance: number;
  supplementaryPension: number;
  healthInsurance: number;
  /** The three together. */
  contributions: number;
  incomeTax: number;
  /** YYYY-MM-DD */
  checkedOn: string;
}

/** How what she received compares with the calculation. */
export type PayslipComparison = 'agrees' | 'less' | 'more';

/** A payslip line by line, in euro cents. */
export interface PayslipResult {
  gross: number;
  /** The part of the gross wage that contributions are taken from. */
  insured: number;
  socialInsurance: number;
  supplementaryPension: number;
  healthInsurance: number;
  contributions: number;
  taxed: number;
  incomeTax: number;
  net: number;
  deductions: number;
  /** Never under 0: deductions larger than the net wage are marked beside it. */
  toReceive: number;
  areDeductionsOver: boolean;
  /** What she received less what is to be received; null when she did not say. */
  difference: number | null;
  comparison: PayslipComparison | null;
}

/** Each line is rounded, by her employer as here: up to so many cents are no difference. */
const roundingCents = 5;

/**
 * Takes the rates of the law.
 * @param facts the catalogue's facts
 * @param today calendar day in Bulgaria, as 2026-11-22
 * @returns the rates, or null when one is missing, does not hold today, has another form, or when the
 *   three contributions do not make up their sum: then one of them is out of date
 */
export function payslipFigures(facts: WorksheetFacts, today: string): PayslipFigures | null {
  const ids = [
    'employee-social-insurance',
    'employee-supplementary-pension',
    'employee-health-insurance',
    'employee-contributions',
    'income-tax',
  ] as const;
  const current = currentFigures(facts, ids, today);
  const rates = ids.map((id) => percentFigure(current?.values[id]));
  const [social = null, pension = null, health = null, all = null, tax = null] = rates;
  if (current === null || social === null || pension === null || health === null) return null;
  if (all === null || tax === null) return null;
  const isWhole = Math.round(1000 * (social + pension + health)) === Math.round(1000 * all);
  if (!isWhole) return null;
  return {
    socialInsurance: social,
    supplementaryPension: pension,
    healthInsurance: health,
    contributions: all,
    incomeTax: tax,
    checkedOn: current.checkedOn,
  };
}

function comparisonOf(difference: number | null): PayslipComparison | null {
  if (difference === null) return null;
  if (Math.abs(difference) <= roundingCents) return 'agrees';
  return difference < 0 ? 'less' : 'more';
}

/**
 * Works out a payslip of a month. Contributions are taken from the gross wage up to the maximum insurable
 * income (КСО, чл. 6, for social insurance and the supplementary pension; ЗЗО, чл. 40, for health
 * insurance), tax from what is left of the gross wage after them (ЗДДФЛ, чл. 42). Every line is rounded
 * half up to the cent, as payslips are. For people born after 1959 with one employer and no tax reliefs.
 * @param values in euro cents, none negative; a gross wage of 0 counts as none, as does a cap of 0
 * @param figures the rates of the law
 * @returns the lines in euro cents, or null without a gross wage
 */
export function payslip(values: PayslipValues, figures: PayslipFigures): PayslipResult | null {
  const { gross, received } = values;
  if (gross === null || gross === 0) return null;
  const insured = Math.min(gross, values.cap || gross);
  const socialInsurance = percentOf(insured, figures.socialInsurance);
  const supplementaryPension = percentOf(insured, figures.supplementaryPension);
  const healthInsurance = percentOf(insured, figures.healthInsurance);
  const contributions = socialInsurance + supplementaryPension + healthInsurance;
  const taxed = gross - contributions;
  const incomeTax = percentOf(taxed, figures.incomeTax);
  const net = taxed - incomeTax;
  const deductions = values.deductions ?? 0;
  const toReceive = Math.max(0, net - deductions);
  const difference = received === null ? null : received - toReceive;
  return {
    gross,
    insured,
    socialInsurance,
    supplementaryPension,
    healthInsurance,
    contributions,
    taxed,
    incomeTax,
    net,
    deductions,
    toReceive,
    areDeductionsOver: deductions > net,
    difference,
    comparison: comparisonOf(difference),
  };
}

/**
 * Reads the payslip reader's form.
 * @param form names such as 'slip.gross', values as typed
 * @param locale the language of the page, for numbers
 * @returns the values in cents, and the fields that could not be read (left out of the values)
 */
export function parsePayslip(
  form: Readonly<Record<string, string>>,
  locale?: Locale,
): { values: PayslipValues; errors: FieldError[] } {
  const { groups, errors } = readForm(payslipSchema, form, locale);
  const numbers = groups.slip?.[0]?.numbers;
  const values: PayslipValues = {
    gross: numbers?.gross ?? null,
    deductions: numbers?.deductions ?? null,
    received: numbers?.received ?? null,
    cap: numbers?.cap ?? null,
  };
  return { values, errors };
}

import { assertNever } from '../exhaustive.js';
import type { Locale } from '../locale.js';
import { budgetReport } from './budget-report.js';
import { budgetSchema } from './budget-schema.js';
import { parseBudget } from './budget.js';
import { debtsReport } from './debts-report.js';
import { debtsSchema } from './debts-schema.js';
import { parseDebts } from './debts.js';
import { loansReport } from './loans-report.js';
import { loansSchema } from './loans-schema.js';
import { parseLoans } from './loans.js';
import type { FieldError } from './read-form.js';
import type { WorksheetReport } from './report.js';
import type { WorksheetSchema, WorksheetTool } from './schema.js';

/** Every worksheet by its tool name, the name that lessons use. */
export const worksheetSchemas: Record<WorksheetTool, WorksheetSchema> = {
  budget: budgetSchema,
  debts: debtsSchema,
  loans: loansSchema,
};

/**
 * Tells whether a text names a worksheet.
 * @param value any text
 * @returns true for a tool name
 */
export function isWorksheetTool(value: string): value is WorksheetTool {
  return Object.hasOwn(worksheetSchemas, value);
}

/** In which language and on which day a worksheet is worked out. */
export interface WorksheetContext {
  locale: Locale;
  /** YYYY-MM-DD, in the reader's time zone. */
  today: string;
}

/**
 * Works out any worksheet from its form: what a page shows after "Calculate", with or without
 * JavaScript, and what print and export are made of.
 * @param tool which worksheet
 * @param form names (fieldName) and values as typed or as saved
 * @param context language and day
 * @returns the result in that language, and the fields that could not be read
 */
export function workOut(
  tool: WorksheetTool,
  form: Readonly<Record<string, string>>,
  { locale, today }: WorksheetContext,
): { report: WorksheetReport; errors: FieldError[] } {
  switch (tool) {
    case 'budget': {
      const { values, errors } = parseBudget(form, locale);
      return { report: budgetReport(values, locale), errors };
    }
    case 'debts': {
      const { values, errors } = parseDebts(form, locale);
      return { report: debtsReport(values, locale, today), errors };
    }
    case 'loans': {
      const { values, errors } = parseLoans(form, locale);
      return { report: loansReport(values, locale), errors };
    }
    default:
      return assertNever(tool);
  }
}

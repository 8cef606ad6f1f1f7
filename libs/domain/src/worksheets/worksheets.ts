import { budgetWorksheet } from './budget/report.js';
import { canvasWorksheet } from './canvas/report.js';
import { contractWorksheet } from './contract/report.js';
import { contributionsWorksheet } from './contributions/report.js';
import { cvWorksheet } from './cv/report.js';
import { deadlinesWorksheet } from './deadlines/report.js';
import { debtsWorksheet } from './debts/report.js';
import { goalWorksheet } from './goal/report.js';
import { loansWorksheet } from './loans/report.js';
import { payslipWorksheet } from './payslip/report.js';
import { priceWorksheet } from './price/report.js';
import { ratingWorksheet } from './rating/report.js';
import { savingWorksheet } from './saving/report.js';
import { strengthsWorksheet } from './strengths/report.js';
import { weekWorksheet } from './week/report.js';
import { worksheetTools, type WorksheetTool } from './schema.js';
import type { Worksheet } from './worksheet.js';

/** Every worksheet by its tool name, the name that lessons use. */
export const worksheets: Readonly<Record<WorksheetTool, Worksheet>> = {
  budget: budgetWorksheet,
  saving: savingWorksheet,
  debts: debtsWorksheet,
  loans: loansWorksheet,
  price: priceWorksheet,
  contributions: contributionsWorksheet,
  deadlines: deadlinesWorksheet,
  payslip: payslipWorksheet,
  canvas: canvasWorksheet,
  cv: cvWorksheet,
  contract: contractWorksheet,
  strengths: strengthsWorksheet,
  goal: goalWorksheet,
  rating: ratingWorksheet,
  week: weekWorksheet,
};

/**
 * Tells whether a text names a worksheet.
 * @param value any text
 * @returns true for a tool name
 */
export function isWorksheetTool(value: string): value is WorksheetTool {
  return worksheetTools.some((tool) => tool === value);
}

import { budgetWorksheet } from './budget/report.js';
import { debtsWorksheet } from './debts/report.js';
import { loansWorksheet } from './loans/report.js';
import { worksheetTools, type WorksheetTool } from './schema.js';
import type { Worksheet } from './worksheet.js';

/** Every worksheet by its tool name, the name that lessons use. */
export const worksheets: Readonly<Record<WorksheetTool, Worksheet>> = {
  budget: budgetWorksheet,
  debts: debtsWorksheet,
  loans: loansWorksheet,
};

/**
 * Tells whether a text names a worksheet.
 * @param value any text
 * @returns true for a tool name
 */
export function isWorksheetTool(value: string): value is WorksheetTool {
  return worksheetTools.some((tool) => tool === value);
}

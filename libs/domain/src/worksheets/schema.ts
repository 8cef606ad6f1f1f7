import type { Bilingual } from '../locale.js';

/** Every worksheet by the name that lessons use: `:::worksheet{tool=budget}`. */
export const worksheetTools = [
  'budget',
  'saving',
  'debts',
  'loans',
  'canvas',
  'price',
  'contributions',
  'deadlines',
  'cv',
  'contract',
  'payslip',
  'strengths',
  'goal',
  'rating',
  'week',
] as const;
/** The name of a worksheet. */
export type WorksheetTool = (typeof worksheetTools)[number];

/**
 * What a field takes: an amount in euro (read into cents), any text, one of the choices, a calendar
 * date, a whole number, a percentage.
 */
export type FieldKind = 'money' | 'text' | 'choice' | 'date' | 'int' | 'percent';

/** One possible value of a choice. */
export interface FieldChoice {
  value: string;
  label: Bilingual;
}

/** One field. Nothing is ever required. */
export interface WorksheetField {
  id: string;
  kind: FieldKind;
  label: Bilingual;
  hint?: Bilingual;
  /** For kind 'choice' only. */
  choices?: readonly FieldChoice[];
}

/** How often a group of fields may be filled in. */
export interface GroupRows {
  most: number;
  /** Rows shown at first; without JavaScript the page asks for more by a button. */
  shown: number;
  /** Texts that stand in the first field of the first rows until they are changed. */
  suggestions?: readonly Bilingual[];
}

/** A group of fields under one heading: filled in once, or row by row. */
export interface WorksheetGroup {
  id: string;
  label: Bilingual;
  hint?: Bilingual;
  fields: readonly WorksheetField[];
  rows?: GroupRows;
}

/** A worksheet as pages, print and export render it. */
export interface WorksheetSchema {
  tool: WorksheetTool;
  title: Bilingual;
  intro: Bilingual;
  groups: readonly WorksheetGroup[];
}

/**
 * The name of an input in the form.
 * @param groupId the group
 * @param fieldId the field
 * @param row from 0, for groups with rows
 * @returns 'income.0.amount', or 'reserve.goal' in a group without rows
 */
export function fieldName(groupId: string, fieldId: string, row?: number): string {
  return row === undefined ? `${groupId}.${fieldId}` : `${groupId}.${row}.${fieldId}`;
}

/**
 * All names that a worksheet's form may hold.
 * @param schema the worksheet
 * @returns the names in the order of the page
 */
export function fieldNames(schema: WorksheetSchema): string[] {
  return schema.groups.flatMap((group) => {
    const rows = group.rows
      ? Array.from({ length: group.rows.most }, (_, row) => row)
      : [undefined];
    return rows.flatMap((row) => group.fields.map(({ id }) => fieldName(group.id, id, row)));
  });
}

/**
 * What is worth keeping of a form when she asks to save it: known fields that are filled in. Everything
 * else that was posted is dropped.
 * @param schema the worksheet
 * @param form names and values as posted
 * @returns the same values, trimmed, at most 200 characters each
 */
export function cleanForm(
  schema: WorksheetSchema,
  form: Readonly<Record<string, string>>,
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of fieldNames(schema)) {
    const value = form[name]?.trim().slice(0, 200);
    if (value) kept[name] = value;
  }
  return kept;
}

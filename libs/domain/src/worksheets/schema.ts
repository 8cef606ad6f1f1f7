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
 * What a field takes: an amount in euro (read into cents), a short text, a longer text with lines, one of
 * the choices, a box to tick (read as 'yes'), a mark from 1 to 5, a calendar date, a whole number, a
 * percentage.
 */
export type FieldKind =
  'money' | 'text' | 'note' | 'choice' | 'check' | 'scale' | 'date' | 'int' | 'percent';

const longest = { note: 500, other: 80 } as const;

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
  /** For kind 'int' only: the largest number taken; 600 when left out, fifty years of months. */
  most?: number;
  /** For kind 'scale' only: what 1 and 5 mean. */
  ends?: { low: Bilingual; high: Bilingual };
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
  /** Ids of the dated facts it calculates with; the page around it brings them. */
  facts?: readonly string[];
  /** Whether its result can be had as a calendar file, too. */
  hasCalendar?: boolean;
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

/** One input of a form: its field and group, and its name with group and row. */
export interface NamedField {
  name: string;
  field: WorksheetField;
  group: WorksheetGroup;
}

/**
 * All inputs that a worksheet's form may hold.
 * @param schema the worksheet
 * @returns names and fields in the order of the page
 */
export function namedFields(schema: WorksheetSchema): NamedField[] {
  return schema.groups.flatMap((group) => {
    const rows = group.rows
      ? Array.from({ length: group.rows.most }, (_, row) => row)
      : [undefined];
    return rows.flatMap((row) =>
      group.fields.map((field) => ({ name: fieldName(group.id, field.id, row), field, group })),
    );
  });
}

/**
 * How many signs a field keeps: the page's input takes no more, and what is posted is cut to it.
 * @param field any field
 */
export function longestOf({ kind }: Pick<WorksheetField, 'kind'>): number {
  return kind === 'note' ? longest.note : longest.other;
}

/**
 * Takes what was typed into a field: line ends as one sign, whichever the browser sends, without blanks
 * around it and no longer than the field keeps.
 * @param form names and values as posted
 * @param input the field and its name
 * @returns the text; empty when nothing was typed
 */
export function typedInto(
  form: Readonly<Record<string, string>>,
  { name, field }: Pick<NamedField, 'name' | 'field'>,
): string {
  const text = (form[name] ?? '').replace(/\r\n?/gu, '\n').trim();
  return text.slice(0, longestOf(field)).trim();
}

/**
 * What is worth keeping of a form when she asks to save it: known fields that are filled in. Everything
 * else that was posted is dropped.
 * @param schema the worksheet
 * @param form names and values as posted
 * @returns the same values, trimmed, and cut to what their fields keep
 */
export function cleanForm(
  schema: WorksheetSchema,
  form: Readonly<Record<string, string>>,
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const input of namedFields(schema)) {
    const value = typedInto(form, input);
    if (value) kept[input.name] = value;
  }
  return kept;
}

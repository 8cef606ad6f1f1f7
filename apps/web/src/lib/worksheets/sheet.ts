import {
  fieldErrorTexts,
  fieldName,
  isWorksheetTool,
  namedFields,
  worksheets,
  type CalendarDay,
  type WorksheetContext,
  type WorksheetReport,
  type WorksheetSchema,
  type WorksheetTool,
} from '@pateka/domain';

/** What was typed into a worksheet: names of fields and texts. */
export type SheetValues = Readonly<Record<string, string>>;

/** A worksheet as a page shows it: what is typed and what comes out. */
export interface Sheet {
  tool: WorksheetTool;
  schema: WorksheetSchema;
  /** Null before anything was sent: then the suggestions stand in their fields. */
  values: SheetValues | null;
  /** How many rows each group shows. */
  rows: Readonly<Record<string, number>>;
  report: WorksheetReport;
  /** For a calendar file. */
  days: readonly CalendarDay[];
  /** What to say beside a field, by its name. */
  errors: Readonly<Record<string, string>>;
  /** Nothing but the suggestions is filled in: there is nothing to say yet. */
  idle: boolean;
}

/** Prefix of the hidden fields that say how many rows a group shows. */
export const ROWS = 'rows.';
/** Name of the buttons that ask for one more row; their value is the group. */
export const MORE = 'more';

function lastFilledRow(schema: WorksheetSchema, groupId: string, values: SheetValues): number {
  const group = schema.groups.find(({ id }) => id === groupId);
  const count = group?.rows?.most ?? 0;
  for (let row = count - 1; row >= 0; row -= 1) {
    if (group?.fields.some(({ id }) => values[fieldName(groupId, id, row)])) return row;
  }
  return -1;
}

/** As many rows as a group begins with, as are filled in, or as she asked for. */
function rowsOf(schema: WorksheetSchema, values: SheetValues): Record<string, number> {
  return Object.fromEntries(
    schema.groups.flatMap(({ id, rows }) => {
      if (!rows) return [];
      const asked = Number(values[ROWS + id] ?? 0) + (values[MORE] === id ? 1 : 0);
      const wanted = Math.max(rows.shown, lastFilledRow(schema, id, values) + 1, asked || 0);
      return [[id, Math.min(rows.most, wanted)]];
    }),
  );
}

/** Texts that were suggested say nothing of hers. */
function isIdle(schema: WorksheetSchema, values: SheetValues): boolean {
  return !namedFields(schema).some(
    ({ name, field, group }) =>
      (field.kind !== 'text' || !group.rows?.suggestions) && values[name]?.trim(),
  );
}

/**
 * Works a worksheet out for a page.
 * @param tool which one
 * @param values all fields of its form as posted or saved; null for an untouched one
 * @param context language, day and figures of the law
 */
export function sheetOf(
  tool: WorksheetTool,
  values: SheetValues | null,
  context: WorksheetContext,
): Sheet {
  const { schema, workOut } = worksheets[tool];
  const { report, errors, days = [] } = workOut(values ?? {}, context);
  return {
    tool,
    schema,
    values,
    rows: rowsOf(schema, values ?? {}),
    report,
    days,
    idle: isIdle(schema, values ?? {}),
    errors: Object.fromEntries(
      errors.map(({ field, key }) => [field, fieldErrorTexts[key][context.locale]]),
    ),
  };
}

/** @returns the worksheet that a text names, or null */
export function toolOf(name: string | null | undefined): WorksheetTool | null {
  return name && isWorksheetTool(name) ? name : null;
}

import type { DataSource } from 'typeorm';

/** A column of one of our tables, as PostgreSQL knows it. */
export interface ColumnFact {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
}

/** Every column of every table of ours, by table and name. */
export function everyColumn(db: DataSource): Promise<ColumnFact[]> {
  return db.query(
    `SELECT c.table_name AS "table", c.column_name AS "column", c.udt_name AS type, c.is_nullable = 'YES' AS nullable
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' ORDER BY 1, 2`,
  );
}

/** One row of the database as texts: binary columns as the bytes read as UTF-8 and as hexadecimal digits. */
export interface DumpedRow {
  table: string;
  values: Record<string, string>;
}

/**
 * All rows of all tables as somebody with a stolen copy would read them.
 * @returns every row with every column that is not null
 */
export async function everyRow(db: DataSource): Promise<DumpedRow[]> {
  const tables = [...new Set((await everyColumn(db)).map(({ table }) => table))];
  const rows: DumpedRow[] = [];
  for (const table of tables) {
    const found: Record<string, unknown>[] = await db.query(`SELECT * FROM "${table}"`);
    for (const row of found) rows.push({ table, values: textsOf(row) });
  }
  return rows;
}

/** The same as one text, each value on a line that names its table and column. */
export async function everyText(db: DataSource): Promise<string> {
  const rows = await everyRow(db);
  return rows
    .flatMap(({ table, values }) =>
      Object.entries(values).map(([column, text]) => `${table}.${column}: ${text}`),
    )
    .join('\n');
}

function textsOf(row: Record<string, unknown>): Record<string, string> {
  const kept = Object.entries(row).filter(([, value]) => value !== null);
  return Object.fromEntries(kept.map(([column, value]) => [column, textOf(value)]));
}

function textOf(value: unknown): string {
  if (Buffer.isBuffer(value)) return `${value.toString('utf8')} ${value.toString('hex')}`;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? value : JSON.stringify(value);
}

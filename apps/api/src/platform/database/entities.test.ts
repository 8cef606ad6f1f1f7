import type { EntityMetadata } from 'typeorm';
import { startApp, type TestApp } from '../../testing/app.js';
import { type ColumnFact, everyColumn } from '../../testing/dump.js';

let house: TestApp;
let columns: ColumnFact[];
beforeAll(async () => {
  house = await startApp();
  columns = await everyColumn(house.db);
});
afterAll(() => house.stop());

/** PostgreSQL's own names of what entities write otherwise. */
const udt: Record<string, string> = {
  int: 'int4',
  bigint: 'int8',
  boolean: 'bool',
  real: 'float4',
};

const describeEntity = ({ tableName, columns: own }: EntityMetadata) =>
  own.map(({ databaseName, type, isNullable, isArray }): ColumnFact => {
    const name = udt[String(type)] ?? String(type);
    return {
      table: tableName,
      column: databaseName,
      type: isArray ? `_${name}` : name,
      nullable: isNullable,
    };
  });

test('every column of every entity is in its table, of the same type and with the same nullability', () => {
  const declared = house.db.entityMetadatas.flatMap(describeEntity);
  expect(declared.length).toBeGreaterThan(100);
  const found = declared.map(({ table, column }) =>
    columns.find((known) => known.table === table && known.column === column),
  );
  expect(found).toEqual(declared);
});

test('every column that must be given and is in a table of an entity is known to the entity', async () => {
  const defaults: { table: string; column: string }[] = await house.db.query(
    `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
     WHERE table_schema = 'public' AND (column_default IS NOT NULL OR is_identity = 'YES')`,
  );
  const given = new Set(defaults.map(({ table, column }) => `${table}.${column}`));
  const declared = new Set(
    house.db.entityMetadatas
      .flatMap(describeEntity)
      .map(({ table, column }) => `${table}.${column}`),
  );
  const tables = new Set(house.db.entityMetadatas.map(({ tableName }) => tableName));
  const needed = columns
    .filter(({ table, nullable }) => tables.has(table) && !nullable)
    .map(({ table, column }) => `${table}.${column}`);
  expect(needed.filter((column) => !given.has(column) && !declared.has(column))).toEqual([]);
});

test('uniqueness that entities speak of is kept by the database', async () => {
  const unique: { table: string; columns: string[] }[] = await house.db.query(
    `SELECT c.relname AS "table", array_agg(a.attname::text ORDER BY a.attname) AS columns
     FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(i.indkey)
     WHERE i.indisunique GROUP BY i.indexrelid, c.relname`,
  );
  const kept = new Set(unique.map(({ table, columns: names }) => `${table}(${names.join(',')})`));
  const promised = house.db.entityMetadatas.flatMap((entity) => [
    `${entity.tableName}(${entity.primaryColumns
      .map((column) => column.databaseName)
      .sort()
      .join(',')})`,
    ...entity.uniques.map(
      (one) =>
        `${entity.tableName}(${one.columns
          .map((column) => column.databaseName)
          .sort()
          .join(',')})`,
    ),
  ]);
  expect(promised.filter((one) => !kept.has(one))).toEqual([]);
});

test('no relation is loaded by itself: the house knows none', () => {
  expect(house.db.entityMetadatas.flatMap(({ relations }) => relations)).toEqual([]);
});

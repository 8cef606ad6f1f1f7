import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Courses while they are put together, and what their editions know besides. */
export class Composing1700000000004 implements MigrationInterface {
  name = 'Composing1700000000004';

  async up(db: QueryRunner): Promise<void> {
    for (const statement of statements) await db.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: restore a backup instead.');
  }
}

const statements: string[] = [];

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The question bank, and imports that run as jobs. */
export class Transfer1700000000003 implements MigrationInterface {
  name = 'Transfer1700000000003';

  async up(db: QueryRunner): Promise<void> {
    for (const statement of statements) await db.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: restore a backup instead.');
  }
}

const statements: string[] = [];

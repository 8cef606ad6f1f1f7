import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of lessons: what is kept, and who refers to it. */
export class Media1700000000002 implements MigrationInterface {
  name = 'Media1700000000002';

  async up(db: QueryRunner): Promise<void> {
    for (const statement of statements) await db.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: restore a backup instead.');
  }
}

const statements: string[] = [];

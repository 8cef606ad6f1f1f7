import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Writing modules. A lesson is a row of its own with a version of its own: saving one of a hundred touches
 * one, and two people in two lessons never meet.
 */
export class Authoring1700000000001 implements MigrationInterface {
  name = 'Authoring1700000000001';

  async up(db: QueryRunner): Promise<void> {
    for (const statement of statements) await db.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Drafts have no way back: restore a backup instead.');
  }
}

const statements = [
  `ALTER TABLE module ADD COLUMN archived boolean NOT NULL DEFAULT false`,
  // The day and who are kept for the colleague who asks "who wrote this?"; staff only, never learners.
  `CREATE TABLE module_draft (
     module_id text PRIMARY KEY REFERENCES module(id),
     version int NOT NULL CHECK (version > 0),
     title jsonb NOT NULL,
     summary jsonb NOT NULL,
     languages jsonb NOT NULL,
     saved_at timestamptz NOT NULL,
     saved_by uuid REFERENCES account(id) ON DELETE SET NULL
   )`,
  `CREATE TABLE draft_lesson (
     module_id text NOT NULL REFERENCES module_draft(module_id),
     lesson_id text NOT NULL,
     position int NOT NULL,
     version int NOT NULL CHECK (version > 0),
     content jsonb NOT NULL,
     saved_at timestamptz NOT NULL,
     saved_by uuid REFERENCES account(id) ON DELETE SET NULL,
     removed boolean NOT NULL DEFAULT false,
     PRIMARY KEY (module_id, lesson_id)
   )`,
  // What the edition's lessons are really written in: with ["bg"] alone, English readers get Bulgarian, marked so.
  `ALTER TABLE module_edition ADD COLUMN languages jsonb NOT NULL DEFAULT '["bg","en"]'`,
  `ALTER TABLE module_edition ADD COLUMN what_changed jsonb`,
  `ALTER TABLE module_edition ADD COLUMN withdrawn_reason text`,
];

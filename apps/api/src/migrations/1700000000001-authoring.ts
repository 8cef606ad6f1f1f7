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
     saved_by uuid REFERENCES account(id) ON DELETE SET NULL,
     published_stamp text
   )`,
  // title, skippable, translation and written_in follow from content: a list of lessons reads no content.
  `CREATE TABLE draft_lesson (
     module_id text NOT NULL REFERENCES module_draft(module_id),
     lesson_id text NOT NULL,
     position int NOT NULL,
     version int NOT NULL CHECK (version > 0),
     content jsonb NOT NULL,
     title jsonb NOT NULL,
     skippable boolean NOT NULL,
     translation text NOT NULL CHECK (translation IN ('empty','missing','changed','current')),
     written_in text[] NOT NULL,
     media text[] NOT NULL,
     saved_at timestamptz NOT NULL,
     saved_by uuid REFERENCES account(id) ON DELETE SET NULL,
     removed boolean NOT NULL DEFAULT false,
     PRIMARY KEY (module_id, lesson_id)
   )`,
  // Everybody who changed something since the last edition: none of them approves the next one. An empty
  // lesson_id stands for title, summary, languages and the order of lessons.
  `CREATE TABLE draft_author (
     module_id text NOT NULL REFERENCES module(id),
     lesson_id text NOT NULL,
     account_id uuid NOT NULL REFERENCES account(id) ON DELETE CASCADE,
     PRIMARY KEY (module_id, lesson_id, account_id)
   )`,
  // stamp names the state of the draft that was handed in: what is approved is what was read.
  `CREATE TABLE module_review (
     id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     module_id text NOT NULL REFERENCES module(id),
     state text NOT NULL CHECK (state IN ('open','approved','returned','cancelled','superseded')),
     stamp text NOT NULL,
     what_changed jsonb,
     requested_by uuid REFERENCES account(id) ON DELETE SET NULL,
     requested_at timestamptz NOT NULL,
     reviewer_id uuid REFERENCES account(id) ON DELETE SET NULL,
     decided_by uuid REFERENCES account(id) ON DELETE SET NULL,
     decided_at timestamptz,
     note text,
     checklist jsonb,
     edition_number int
   )`,
  `CREATE UNIQUE INDEX module_review_open ON module_review(module_id) WHERE state = 'open'`,
  `CREATE INDEX module_review_module ON module_review(module_id, requested_at DESC)`,
  `CREATE TABLE draft_comment (
     id uuid PRIMARY KEY,
     module_id text NOT NULL REFERENCES module(id),
     lesson_id text,
     block_id text,
     reply_to uuid REFERENCES draft_comment(id),
     text text NOT NULL,
     written_by uuid REFERENCES account(id) ON DELETE SET NULL,
     written_at timestamptz NOT NULL,
     resolved_at timestamptz,
     resolved_by uuid REFERENCES account(id) ON DELETE SET NULL
   )`,
  `CREATE INDEX draft_comment_module ON draft_comment(module_id, written_at)`,
  // What the edition's lessons are really written in: with ["bg"] alone, English readers get Bulgarian, marked so.
  `ALTER TABLE module_edition ADD COLUMN languages jsonb NOT NULL DEFAULT '["bg","en"]'`,
  `ALTER TABLE module_edition ADD COLUMN what_changed jsonb`,
  `ALTER TABLE module_edition ADD COLUMN withdrawn_reason text`,
  `ALTER TABLE module_edition ADD COLUMN withdrawn_note text`,
  `ALTER TABLE module_edition ADD COLUMN withdrawn_by uuid REFERENCES account(id) ON DELETE SET NULL`,
];

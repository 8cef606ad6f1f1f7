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

const statements = [
  // One draft a course. A course exists from its first edition on, so the draft does not refer to it.
  `CREATE TABLE course_draft (
     course_id text PRIMARY KEY,
     network_id uuid NOT NULL REFERENCES network(id),
     version int NOT NULL CHECK (version > 0),
     published_version int,
     content jsonb NOT NULL,
     saved_at timestamptz NOT NULL,
     saved_by uuid REFERENCES account(id) ON DELETE SET NULL
   )`,
  `CREATE INDEX course_draft_network ON course_draft(network_id)`,
  `ALTER TABLE course_edition ADD COLUMN languages jsonb NOT NULL DEFAULT '["bg","en"]'`,
  `ALTER TABLE course_edition ADD COLUMN competences jsonb NOT NULL DEFAULT '[]'`,
  `ALTER TABLE course_edition ADD COLUMN cover text NOT NULL DEFAULT 'stones'`,
  `ALTER TABLE course_edition ADD COLUMN certificate boolean NOT NULL DEFAULT true`,
  // Asked with every lesson that is read; what is withdrawn is little.
  `CREATE INDEX module_edition_withdrawn ON module_edition(id) WHERE withdrawn_at IS NOT NULL`,
  // Who was excused from a module while it was withdrawn stays so, also when it is back: reports have to know.
  `ALTER TABLE module_edition ADD COLUMN was_withdrawn boolean NOT NULL DEFAULT false`,
  `CREATE FUNCTION note_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN NEW.was_withdrawn := true; RETURN NEW; END $$`,
  `CREATE TRIGGER module_edition_withdrawal BEFORE UPDATE ON module_edition
     FOR EACH ROW WHEN (NEW.withdrawn_at IS NOT NULL) EXECUTE FUNCTION note_withdrawal()`,
  // A certificate speaks of the edition that was completed, whichever the learner reads later.
  `ALTER TABLE certificate ADD COLUMN course_edition_id uuid REFERENCES course_edition(id)`,
  `UPDATE certificate c SET course_edition_id = e.course_edition_id FROM enrolment e WHERE e.id = c.enrolment_id`,
  `ALTER TABLE certificate ALTER COLUMN course_edition_id SET NOT NULL`,
];

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

const statements = [
  // `words` is what a search looks through: the texts of both languages in small letters, without any markup.
  `CREATE TABLE bank_question (
     id uuid PRIMARY KEY,
     organisation_id uuid NOT NULL REFERENCES organisation(id),
     content jsonb NOT NULL,
     words text NOT NULL,
     tags text[] NOT NULL DEFAULT '{}',
     version int NOT NULL CHECK (version > 0),
     saved_at timestamptz NOT NULL,
     saved_by uuid REFERENCES account(id) ON DELETE SET NULL,
     archived boolean NOT NULL DEFAULT false
   )`,
  `CREATE INDEX bank_question_organisation ON bank_question(organisation_id, saved_at DESC)`,
  `CREATE INDEX bank_question_account ON bank_question(saved_by)`,
  // "arriving": its file is being written. A row stands before its file, so that no file is ever forgotten.
  `CREATE TABLE import_job (
     id uuid PRIMARY KEY,
     network_id uuid NOT NULL REFERENCES network(id),
     organisation_id uuid NOT NULL REFERENCES organisation(id),
     module_id text REFERENCES module(id),
     locale text NOT NULL CHECK (locale IN ('bg','en')),
     name text,
     state text NOT NULL CHECK (state IN ('arriving','waiting','running','done','failed','cancelled')),
     tries int NOT NULL DEFAULT 0,
     done int NOT NULL DEFAULT 0,
     total int NOT NULL DEFAULT 0,
     report jsonb NOT NULL DEFAULT '[]',
     reason text,
     module_ids text[] NOT NULL DEFAULT '{}',
     lesson_count int NOT NULL DEFAULT 0,
     created_by uuid REFERENCES account(id) ON DELETE SET NULL,
     created_at timestamptz NOT NULL,
     ended_at timestamptz
   )`,
  `CREATE INDEX import_job_account ON import_job(created_by, created_at DESC)`,
  `CREATE INDEX import_job_open ON import_job(created_at) WHERE state IN ('waiting','running')`,
];

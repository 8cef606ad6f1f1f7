import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Completion reports: what is asked of learners for them, their read model, releases, keeping and passing on. */
export class Reports1700000000006 implements MigrationInterface {
  name = 'Reports1700000000006';

  async up(db: QueryRunner): Promise<void> {
    for (const statement of statements) await db.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: restore a backup instead.');
  }
}

const asked = [
  // Asked once, each may stay empty. Gone with the account; no screen of the staff reads a row of it.
  `CREATE TABLE learner_fact (
     account_id uuid PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
     sex text CHECK (sex IN ('female','male','other')),
     age_band text CHECK (age_band IN ('18-29','30-54','55-64','65+')),
     region_size text CHECK (region_size IN ('city','town','village'))
   )`,
  `CREATE TABLE course_rating (
     enrolment_id uuid NOT NULL REFERENCES enrolment(id) ON DELETE CASCADE,
     kind text NOT NULL CHECK (kind IN ('before','after','satisfaction')),
     value int NOT NULL CHECK (value BETWEEN 1 AND 5),
     PRIMARY KEY (enrolment_id, kind)
   )`,
];

const events = [
  // value: days from the start of a course to its completion; 1 to 5 of 'rated'; after minus before of 'compared'.
  `ALTER TABLE learning_event DROP CONSTRAINT learning_event_kind_check`,
  `ALTER TABLE learning_event
     ADD CHECK (kind IN ('enrolled','started','completed','certificate','rated','compared')),
     ADD COLUMN value int,
     ADD COLUMN tallied boolean NOT NULL DEFAULT true`,
  `UPDATE learning_event SET tallied = false WHERE release_id IS NULL`,
  `ALTER TABLE learning_event ALTER COLUMN tallied SET DEFAULT false`,
  `CREATE INDEX learning_event_untallied ON learning_event(network_id, id) WHERE NOT tallied`,
  `ALTER TABLE attempt ADD COLUMN tallied boolean NOT NULL DEFAULT false, ADD COLUMN release_id uuid`,
  // What was answered in months that are closed belongs to them: their figures do not change.
  `UPDATE attempt SET tallied = true, release_id = r.id
   FROM enrolment e JOIN release r ON r.network_id = e.network_id
   WHERE e.id = attempt.enrolment_id AND attempt.at >= r.from_at AND attempt.at < r.to_at`,
  `CREATE INDEX attempt_untallied ON attempt(enrolment_id) WHERE NOT tallied`,
  `CREATE INDEX attempt_open ON attempt(enrolment_id) WHERE release_id IS NULL`,
  // What an enrolment is counted under never changes again once a release has counted it.
  `ALTER TABLE enrolment
     ADD COLUMN locale text NOT NULL DEFAULT 'bg' CHECK (locale IN ('bg','en')),
     ADD COLUMN sex text, ADD COLUMN age_band text, ADD COLUMN region_size text`,
  `ALTER TABLE cohort ADD COLUMN reported_tag text`,
  // Exact counts, of the open period (no release) and of those whose quarter or year has not ended. Only the
  // closing of a period reads them.
  `CREATE TABLE tally (
     network_id uuid NOT NULL REFERENCES network(id),
     release_id uuid REFERENCES release(id),
     dimension text NOT NULL,
     category text NOT NULL,
     measure text NOT NULL,
     bucket int NOT NULL DEFAULT 0,
     count bigint NOT NULL,
     UNIQUE NULLS NOT DISTINCT (network_id, release_id, dimension, category, measure, bucket)
   )`,
  `CREATE TABLE tally_check (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     network_id uuid NOT NULL REFERENCES network(id),
     checked_at timestamptz NOT NULL,
     differences int NOT NULL,
     missing int NOT NULL
   )`,
];

const released = [
  `ALTER TABLE released_cell ADD COLUMN span text NOT NULL DEFAULT 'month'`,
  `ALTER TABLE released_cell DROP CONSTRAINT released_cell_pkey`,
  `ALTER TABLE released_cell ADD PRIMARY KEY (release_id, span, dimension, category, measure)`,
  `CREATE INDEX released_cell_category ON released_cell(dimension, category)`,
  // What the disclosure control has to know of all releases up to a number: worked out from published figures.
  `CREATE TABLE settled_past (
     network_id uuid PRIMARY KEY REFERENCES network(id),
     up_to int NOT NULL,
     past jsonb NOT NULL
   )`,
  // People taught off-line, typed by a coordinator; taken up by a release like everything else.
  `CREATE TABLE manual_total (
     id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     network_id uuid NOT NULL REFERENCES network(id),
     period text NOT NULL,
     course_id text NOT NULL REFERENCES course(id),
     enrolled int NOT NULL CHECK (enrolled >= 0),
     completed int NOT NULL CHECK (completed BETWEEN 0 AND enrolled),
     hours int NOT NULL CHECK (hours >= 0),
     entered_by uuid NOT NULL,
     entered_at timestamptz NOT NULL,
     release_id uuid REFERENCES release(id)
   )`,
  `CREATE UNIQUE INDEX manual_total_open ON manual_total(network_id, period, course_id) WHERE release_id IS NULL`,
];

const passedOn = [
  `CREATE TABLE report_schedule (
     id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     network_id uuid NOT NULL REFERENCES network(id),
     report_table text NOT NULL,
     every text NOT NULL CHECK (every IN ('month','quarter')),
     locale text NOT NULL CHECK (locale IN ('bg','en')),
     created_by uuid NOT NULL,
     created_on date NOT NULL,
     UNIQUE (network_id, report_table, every, locale)
   )`,
  `CREATE TABLE kept_report (
     id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     network_id uuid NOT NULL REFERENCES network(id),
     schedule_id uuid REFERENCES report_schedule(id) ON DELETE SET NULL,
     span text NOT NULL,
     report_table text NOT NULL,
     locale text NOT NULL,
     document jsonb NOT NULL,
     reported_on date NOT NULL,
     UNIQUE (schedule_id, span)
   )`,
  `CREATE INDEX kept_report_network ON kept_report(network_id, reported_on DESC)`,
  // What a member of staff has not looked at yet. A note says that something is there, never what.
  `CREATE TABLE kept_report_note (
     account_id uuid NOT NULL REFERENCES account(id) ON DELETE CASCADE,
     kept_report_id uuid NOT NULL REFERENCES kept_report(id) ON DELETE CASCADE,
     PRIMARY KEY (account_id, kept_report_id)
   )`,
  `CREATE TABLE report_token (
     id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     network_id uuid NOT NULL REFERENCES network(id),
     name text NOT NULL,
     token_hash bytea NOT NULL UNIQUE,
     created_by uuid NOT NULL,
     created_on date NOT NULL,
     expires_on date NOT NULL,
     last_used_on date,
     revoked boolean NOT NULL DEFAULT false
   )`,
  `CREATE INDEX report_token_network ON report_token(network_id)`,
];

const statements = [...asked, ...events, ...released, ...passedOn];

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The first tables. Written as SQL so that a reviewer sees each constraint that guards a promise:
 * uniqueness that gives exactly-once, NOT NULL that keeps uniqueness honest, cascades that make the
 * deletion of an account reach every table, and a trigger that makes the audit log append-only.
 */
export class Foundation1700000000000 implements MigrationInterface {
  name = 'Foundation1700000000000';

  async up(db: QueryRunner): Promise<void> {
    for (const statement of [
      ...identity,
      ...network,
      ...courses,
      ...learning,
      ...certificates,
      ...platform,
    ]) {
      await db.query(statement);
    }
  }

  async down(): Promise<void> {
    throw new Error('The first migration has no way back: restore a backup instead.');
  }
}

const identity = [
  `CREATE EXTENSION IF NOT EXISTS citext`,
  `CREATE TABLE network (
     id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     name jsonb NOT NULL
   )`,
  `CREATE TABLE organisation (
     id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     network_id uuid REFERENCES network(id),
     parent_id uuid REFERENCES organisation(id),
     kind text NOT NULL CHECK (kind IN ('built-in','ngo','institution','company','trade-union')),
     name jsonb NOT NULL,
     territory text
   )`,
  // A learner's row says when she came to the month only: the day would tell when a card was used.
  `CREATE TABLE account (
     id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     network_id uuid NOT NULL REFERENCES network(id),
     kind text NOT NULL CHECK (kind IN ('learner','staff')),
     alias text,
     alias_key text UNIQUE,
     email citext UNIQUE,
     name text,
     locale text NOT NULL DEFAULT 'bg' CHECK (locale IN ('bg','en')),
     exit_explained boolean NOT NULL DEFAULT false,
     created_month date NOT NULL,
     last_seen_on date NOT NULL,
     CHECK ((kind = 'learner') = (alias_key IS NOT NULL)),
     CHECK (kind = 'staff' OR (email IS NULL AND name IS NULL))
   )`,
  `CREATE TABLE secret (
     account_id uuid PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
     passphrase_hash text NOT NULL,
     key_salt bytea NOT NULL,
     wrapped_key bytea NOT NULL
   )`,
  `CREATE TABLE recovery_code (
     id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     account_id uuid NOT NULL REFERENCES account(id) ON DELETE CASCADE,
     hash bytea NOT NULL UNIQUE,
     wrapped_key bytea NOT NULL,
     used_at timestamptz
   )`,
  `CREATE INDEX recovery_code_account ON recovery_code(account_id)`,
  `CREATE TABLE second_factor (
     account_id uuid PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
     secret_encrypted bytea NOT NULL,
     confirmed_at timestamptz,
     last_step bigint NOT NULL DEFAULT 0
   )`,
  `CREATE TABLE session (
     id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     account_id uuid NOT NULL REFERENCES account(id) ON DELETE CASCADE,
     token_hash bytea NOT NULL UNIQUE,
     wrapped_key bytea NOT NULL,
     second_factor_at timestamptz,
     created_at timestamptz NOT NULL,
     last_seen_at timestamptz NOT NULL,
     idle_expires_at timestamptz NOT NULL,
     expires_at timestamptz NOT NULL
   )`,
  `CREATE INDEX session_account ON session(account_id)`,
  `CREATE TABLE membership (
     account_id uuid NOT NULL REFERENCES account(id) ON DELETE CASCADE,
     organisation_id uuid NOT NULL REFERENCES organisation(id),
     role text NOT NULL CHECK (role IN ('trainer','coordinator')),
     PRIMARY KEY (account_id, organisation_id, role)
   )`,
  `CREATE TABLE invitation (
     id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     network_id uuid NOT NULL REFERENCES network(id),
     organisation_id uuid NOT NULL REFERENCES organisation(id),
     role text NOT NULL CHECK (role IN ('trainer','coordinator')),
     token_hash bytea NOT NULL UNIQUE,
     created_at timestamptz NOT NULL,
     expires_at timestamptz NOT NULL,
     used_at timestamptz
   )`,
  `CREATE TABLE audit_entry (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     at timestamptz NOT NULL,
     network_id uuid NOT NULL,
     actor_id uuid NOT NULL,
     action text NOT NULL,
     object_kind text NOT NULL,
     object_id text NOT NULL
   )`,
  `CREATE INDEX audit_entry_network ON audit_entry(network_id, id DESC)`,
  `CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF TG_OP = 'DELETE' AND OLD.at < now() - interval '730 days' THEN RETURN OLD; END IF;
     RAISE EXCEPTION 'audit_entry is append-only';
   END $$`,
  `CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
     FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()`,
  `CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
     FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()`,
  // Whether this database was seeded as a demo: a demo refuses to run as anything else (safety 47).
  `CREATE TABLE installation (
     only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
     demo boolean NOT NULL
   )`,
  `CREATE TABLE demo_sign_in (
     account_id uuid PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
     passphrase text NOT NULL,
     position int NOT NULL
   )`,
];

const network = [
  `CREATE TABLE cohort (
     id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     network_id uuid NOT NULL REFERENCES network(id),
     number int NOT NULL,
     name text NOT NULL,
     project_tag text NOT NULL DEFAULT '',
     created_on date NOT NULL,
     UNIQUE (network_id, number)
   )`,
  `CREATE TABLE access_code_batch (
     id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     cohort_id uuid NOT NULL REFERENCES cohort(id),
     size int NOT NULL,
     created_on date NOT NULL,
     expires_at timestamptz NOT NULL,
     voided boolean NOT NULL DEFAULT false
   )`,
  // Nothing here leads to an account and nothing tells when a code was used.
  `CREATE TABLE access_code (
     id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     network_id uuid NOT NULL REFERENCES network(id),
     batch_id uuid NOT NULL REFERENCES access_code_batch(id) ON DELETE CASCADE,
     cohort_id uuid NOT NULL REFERENCES cohort(id),
     hash bytea NOT NULL UNIQUE,
     serial text NOT NULL,
     expires_at timestamptz NOT NULL,
     uses_left int NOT NULL CHECK (uses_left >= 0),
     voided boolean NOT NULL DEFAULT false,
     UNIQUE (network_id, serial)
   )`,
];

const courses = [
  `CREATE TABLE module (
     id text PRIMARY KEY,
     organisation_id uuid NOT NULL REFERENCES organisation(id)
   )`,
  `CREATE TABLE module_edition (
     id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     module_id text NOT NULL REFERENCES module(id),
     number int NOT NULL,
     title jsonb NOT NULL,
     summary jsonb NOT NULL,
     content jsonb NOT NULL,
     published_at timestamptz NOT NULL,
     withdrawn_at timestamptz,
     UNIQUE (module_id, number)
   )`,
  `CREATE TABLE lesson_edition (
     id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     module_edition_id uuid NOT NULL REFERENCES module_edition(id),
     lesson_id text NOT NULL,
     position int NOT NULL,
     locale text NOT NULL CHECK (locale IN ('bg','en')),
     title text NOT NULL,
     purpose text NOT NULL,
     minutes int NOT NULL,
     note text,
     skippable boolean NOT NULL,
     outcomes jsonb NOT NULL,
     competences jsonb NOT NULL,
     parts jsonb NOT NULL,
     answer_keys jsonb NOT NULL,
     text text NOT NULL,
     UNIQUE (module_edition_id, lesson_id, locale)
   )`,
  `CREATE INDEX lesson_edition_lesson ON lesson_edition(lesson_id)`,
  `CREATE TABLE course (
     id text PRIMARY KEY,
     network_id uuid NOT NULL REFERENCES network(id)
   )`,
  `CREATE TABLE course_edition (
     id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     course_id text NOT NULL REFERENCES course(id),
     number int NOT NULL,
     title jsonb NOT NULL,
     summary jsonb NOT NULL,
     outcomes jsonb NOT NULL,
     certificate_title jsonb NOT NULL,
     rule jsonb NOT NULL,
     structure jsonb NOT NULL,
     published_at timestamptz NOT NULL,
     UNIQUE (course_id, number)
   )`,
  `CREATE TABLE course_edition_module (
     course_edition_id uuid NOT NULL REFERENCES course_edition(id),
     module_edition_id uuid NOT NULL REFERENCES module_edition(id),
     position int NOT NULL,
     PRIMARY KEY (course_edition_id, module_edition_id),
     UNIQUE (course_edition_id, position)
   )`,
  `CREATE INDEX course_edition_module_module ON course_edition_module(module_edition_id)`,
  `CREATE TABLE fact_value (
     id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     fact_id text NOT NULL,
     kind text NOT NULL,
     value jsonb NOT NULL,
     unit text,
     label jsonb NOT NULL,
     source jsonb NOT NULL,
     url text,
     checked_on date NOT NULL,
     valid_from date,
     valid_to date,
     confidence text NOT NULL,
     UNIQUE (fact_id, checked_on)
   )`,
  `CREATE TABLE cohort_course (
     cohort_id uuid NOT NULL REFERENCES cohort(id),
     course_id text NOT NULL REFERENCES course(id),
     PRIMARY KEY (cohort_id, course_id)
   )`,
];

const learning = [
  // After the deletion of an account its enrolments stay as bare numbers, without a way back to her.
  `CREATE TABLE enrolment (
     id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     network_id uuid NOT NULL REFERENCES network(id),
     account_id uuid REFERENCES account(id) ON DELETE SET NULL,
     course_id text NOT NULL REFERENCES course(id),
     course_edition_id uuid NOT NULL REFERENCES course_edition(id),
     cohort_id uuid REFERENCES cohort(id),
     enrolled_month date NOT NULL,
     started_on date,
     UNIQUE (account_id, course_id)
   )`,
  // One line per thing that happened once in a course. Reports count these and nothing else: a line is
  // taken up by exactly one release and survives the account, without any way back to it.
  `CREATE TABLE learning_event (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     network_id uuid NOT NULL REFERENCES network(id),
     enrolment_id uuid NOT NULL REFERENCES enrolment(id),
     kind text NOT NULL CHECK (kind IN ('enrolled','started','completed','certificate')),
     scope text NOT NULL CHECK (scope IN ('course','module','lesson')),
     scope_id text NOT NULL,
     release_id uuid,
     UNIQUE (enrolment_id, kind, scope, scope_id)
   )`,
  `CREATE INDEX learning_event_open ON learning_event(network_id) WHERE release_id IS NULL`,
  `CREATE INDEX learning_event_release ON learning_event(release_id)`,
  `CREATE TABLE lesson_progress (
     enrolment_id uuid NOT NULL REFERENCES enrolment(id) ON DELETE CASCADE,
     lesson_id text NOT NULL,
     state text NOT NULL CHECK (state IN ('opened','completed','skipped')),
     touched_at timestamptz NOT NULL,
     PRIMARY KEY (enrolment_id, lesson_id)
   )`,
  `CREATE TABLE attempt (
     id uuid PRIMARY KEY,
     enrolment_id uuid NOT NULL REFERENCES enrolment(id) ON DELETE CASCADE,
     lesson_id text NOT NULL,
     question_id text NOT NULL,
     answer jsonb NOT NULL,
     score real NOT NULL,
     at timestamptz NOT NULL
   )`,
  `CREATE INDEX attempt_question ON attempt(enrolment_id, lesson_id, question_id)`,
  `CREATE TABLE completion (
     enrolment_id uuid NOT NULL REFERENCES enrolment(id) ON DELETE CASCADE,
     scope text NOT NULL CHECK (scope IN ('lesson','module','course')),
     scope_id text NOT NULL,
     recorded_at timestamptz NOT NULL,
     inputs jsonb NOT NULL,
     PRIMARY KEY (enrolment_id, scope, scope_id)
   )`,
  `CREATE TABLE saved_worksheet (
     account_id uuid NOT NULL REFERENCES account(id) ON DELETE CASCADE,
     tool text NOT NULL,
     data_encrypted bytea NOT NULL,
     saved_on date NOT NULL,
     PRIMARY KEY (account_id, tool)
   )`,
];

const certificates = [
  `CREATE TABLE certificate (
     id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     enrolment_id uuid NOT NULL REFERENCES enrolment(id),
     version int NOT NULL,
     state text NOT NULL CHECK (state IN ('awaiting-choice','requested','ready','failed')),
     number text NOT NULL UNIQUE,
     completed_on date NOT NULL,
     locale text NOT NULL DEFAULT 'bg' CHECK (locale IN ('bg','en')),
     name_encrypted bytea,
     with_check_code boolean NOT NULL DEFAULT true,
     request int NOT NULL DEFAULT 0,
     failure text,
     requested_at timestamptz,
     ready_at timestamptz,
     UNIQUE (enrolment_id, version)
   )`,
  `CREATE TABLE certificate_file (
     certificate_id uuid PRIMARY KEY REFERENCES certificate(id) ON DELETE CASCADE,
     pdf_encrypted bytea NOT NULL
   )`,
  `CREATE TABLE share_link (
     id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     certificate_id uuid NOT NULL REFERENCES certificate(id) ON DELETE CASCADE,
     kind text NOT NULL CHECK (kind IN ('link','printed')),
     token_hash bytea NOT NULL UNIQUE,
     fields jsonb NOT NULL,
     created_on date NOT NULL,
     expires_on date,
     revoked boolean NOT NULL DEFAULT false
   )`,
  `CREATE INDEX share_link_certificate ON share_link(certificate_id)`,
];

const platform = [
  `CREATE TABLE outbox (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     event text NOT NULL,
     ids jsonb NOT NULL,
     created_at timestamptz NOT NULL DEFAULT now(),
     relayed_at timestamptz
   )`,
  `CREATE INDEX outbox_waiting ON outbox(id) WHERE relayed_at IS NULL`,
  `CREATE TABLE throttle (
     key text PRIMARY KEY,
     points int NOT NULL DEFAULT 0,
     expire bigint
   )`,
  `CREATE TABLE release (
     id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     network_id uuid NOT NULL REFERENCES network(id),
     number int NOT NULL,
     period text NOT NULL,
     from_at timestamptz NOT NULL,
     to_at timestamptz NOT NULL,
     UNIQUE (network_id, number)
   )`,
  `CREATE TABLE released_cell (
     release_id uuid NOT NULL REFERENCES release(id),
     dimension text NOT NULL,
     category text NOT NULL,
     measure text NOT NULL,
     value int,
     PRIMARY KEY (release_id, dimension, category, measure)
   )`,
];

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Certificates as signed credentials: keys, status, versions, what a link shows and how often it is used. */
export class Credentials1700000000005 implements MigrationInterface {
  name = 'Credentials1700000000005';

  async up(db: QueryRunner): Promise<void> {
    for (const statement of statements) await db.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: restore a backup instead.');
  }
}

const everything =
  '{"name": false, "date": true, "hours": false, "outcomes": false, "competences": false}';

const statements = [
  // The private half exists while a key signs; the public half stays, so that what it signed stays valid.
  `CREATE TABLE signing_key (
     id text PRIMARY KEY,
     kind text NOT NULL CHECK (kind IN ('Ed25519','P-256')),
     public_jwk jsonb NOT NULL,
     private_encrypted bytea,
     created_at timestamptz NOT NULL,
     retired_at timestamptz,
     CHECK ((retired_at IS NULL) = (private_encrypted IS NOT NULL))
   )`,
  `CREATE UNIQUE INDEX signing_key_current ON signing_key(kind) WHERE retired_at IS NULL`,
  // Outlives the certificate and leads to nobody: what a list of revoked credentials is made from.
  `CREATE TABLE credential_status (
     credential_id uuid PRIMARY KEY,
     network_id uuid NOT NULL REFERENCES network(id),
     list int NOT NULL CHECK (list >= 1),
     index int NOT NULL CHECK (index BETWEEN 0 AND 131071),
     number text NOT NULL UNIQUE,
     state text NOT NULL DEFAULT 'valid' CHECK (state IN ('valid','revoked','superseded')),
     reason text,
     changed_on date,
     UNIQUE (list, index),
     CHECK ((state = 'valid') = (changed_on IS NULL)),
     CHECK ((state = 'revoked') = (reason IS NOT NULL))
   )`,
  `CREATE INDEX credential_status_changed ON credential_status(list) WHERE state <> 'valid'`,
  // Certificates for people who finished before the course gave any: one row a publication that found some.
  `CREATE TABLE certificate_batch (
     id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
     course_id text NOT NULL REFERENCES course(id),
     course_edition_id uuid NOT NULL UNIQUE REFERENCES course_edition(id),
     state text NOT NULL DEFAULT 'gathering' CHECK (state IN ('gathering','issuing')),
     requested_at timestamptz NOT NULL
   )`,
  `CREATE INDEX certificate_batch_course ON certificate_batch(course_id)`,
  `ALTER TABLE certificate DROP CONSTRAINT certificate_locale_check`,
  `ALTER TABLE certificate
     ADD CHECK (locale IN ('bg','en','both')),
     ADD COLUMN paper text NOT NULL DEFAULT 'a4' CHECK (paper IN ('a4','letter')),
     ADD COLUMN credential_id uuid UNIQUE REFERENCES credential_status(credential_id),
     ADD COLUMN title_edition_id uuid REFERENCES course_edition(id),
     ADD COLUMN certificate_batch_id uuid REFERENCES certificate_batch(id)`,
  `UPDATE certificate SET title_edition_id = course_edition_id`,
  `ALTER TABLE certificate ALTER COLUMN title_edition_id SET NOT NULL`,
  `CREATE INDEX certificate_of_batch ON certificate(certificate_batch_id) WHERE certificate_batch_id IS NOT NULL`,
  `ALTER TABLE certificate_file ADD COLUMN json_encrypted bytea, ADD COLUMN jwt_encrypted bytea`,
  // What was made before credentials is made again, signed: links and printed codes stay as they are.
  `UPDATE certificate SET state = 'requested', request = request + 1, requested_at = now() WHERE state = 'ready'`,
  `DELETE FROM certificate_file`,
  `ALTER TABLE certificate_file
     ALTER COLUMN json_encrypted SET NOT NULL, ALTER COLUMN jwt_encrypted SET NOT NULL`,
  `UPDATE share_link SET fields = '${everything}'::jsonb || fields`,
  // How often, never who or from where.
  `CREATE TABLE share_check (
     share_link_id uuid NOT NULL REFERENCES share_link(id) ON DELETE CASCADE,
     day date NOT NULL,
     count int NOT NULL CHECK (count > 0),
     PRIMARY KEY (share_link_id, day)
   )`,
];
